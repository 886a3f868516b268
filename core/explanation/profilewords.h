#pragma once

#include "explanation/inspection.h"

namespace todoku
{

/// What there is to say about one wrong value, in one language, safe to show as plain text.
struct ToldMark {
    QString setting; ///< the setting's name
    QString is;
    QString should;
    QString what;   ///< what was seen; one or two sentences
    QString advice; ///< what to do about it
};

/// The words about accounts of mail programs: resources/knowledge/profile.yaml.
class ProfileWords
{
public:
    /// Every setting, value and reason, in both languages; the complaint names file and line.
    static Result<ProfileWords> read(const QString &text, const QString &file);

    ToldMark tell(const Mark &mark, Language language) const;
    /// "Outlook (classic)"; the id where nobody knows it.
    QString client(const QString &id, Language language) const;
    /// The words that people know for "tls", "starttls" and "none".
    QString security(Security security, Language language) const;
    QString signIn(SignIn signIn, Language language) const;

private:
    struct Reason {
        Words what;
        Words advice;
    };
    using Names = QMap<QString, Words>;
    class Reader;

    Names m_clients;
    Names m_settings;
    Names m_securities;
    Names m_signIns;
    Names m_switches;
    Words m_nothing;
    QMap<QString, Reason> m_whys;
};

/// What `inspect --json` prints (resources/schema/inspect.schema.json).
QJsonObject inspectAsJson(const QList<InspectedAccount> &accounts, const QList<Complaint> &unreadable,
                          const ProfileWords &words, Language language);

} // namespace todoku
