#pragma once

#include "evidence/evidence.h"
#include "findings/settings.h"
#include "masking/hiddenkinds.h"

namespace todoku
{

/// One thing that is replaced, for the preview.
struct Replacement {
    QString what; ///< "taro"
    QString by;   ///< "name-1"

    friend bool operator==(const Replacement &, const Replacement &) = default;
};

/// Knows what is to be replaced in one result, and by what. The same thing is replaced by the same word
/// everywhere, so that a report stays readable. Never changed once made.
class Mask
{
public:
    /// Looks everything up that may name a person, an address or a computer, in all that was seen.
    Mask(const Evidence &evidence, const Settings &settings, const HiddenKinds &kinds);

    /// What others said or what was typed: nothing hidden is left in it, neither plain nor in upper case, nor
    /// behind escapes, in base64 or hexadecimal (such a run becomes ***).
    QString masked(const QString &text) const;
    /// A command of ours: the same, but its first word is the protocol's and stays ("MAIL FROM").
    QString maskedCommand(const QString &said) const;
    /// A sentence of ours whose values were replaced before: only what cannot be an ordinary word.
    QString maskedSentence(const QString &sentence) const;

    const HiddenKinds &kinds() const { return m_kinds; }
    /// The longest first.
    const QList<Replacement> &replacements() const { return m_replacements; }

private:
    struct Place {
        qsizetype from = 0;
        qsizetype to = 0;
        QString by;
    };

    void collect(const Evidence &evidence, const Settings &settings);
    void noteAddress(const QString &local, const QString &domain);
    void noteUser(const QString &user);
    void noteName(const QString &name);
    void noteHost(const QString &host);
    void noteSeenHost(const QString &host);
    void noteAllIn(const QString &text);
    QString note(const QString &what, const QString &kind);
    void noteAs(const QString &what, const QString &by);
    QList<Place> placesIn(const QString &text, bool inSentence) const;
    bool holdsAny(const QString &reading, int layers) const;
    QString replaced(const QString &text, bool inSentence) const;

    HiddenKinds m_kinds;
    QList<Replacement> m_replacements;
    QStringList m_mailDomains; ///< not hosts by themselves, where only hosts are hidden
    QMap<QString, int> m_counts;
};

} // namespace todoku
