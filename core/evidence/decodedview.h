#pragma once

#include <QList>
#include <QStringList>

namespace todoku
{

/// A text as it reads once its escapes are undone, with the place in the original of each character:
/// "taro%40example.jp" reads taro@example.jp. Undone are percent signs (also twice), quoted-printable, xtext
/// (RFC 3461 section 4), \x40, \u0040 and \", &#64;, &#x40; and &amp;, and full-width forms.
class DecodedView
{
public:
    /// The text as it stands.
    explicit DecodedView(const QString &text);
    /// With escapes undone.
    static DecodedView decoded(const QString &text);
    /// The text as it stands, and as it reads when its escapes are undone once, twice ...
    static QStringList layers(const QString &text);

    const QString &text() const { return m_text; }
    /// Where the characters from `at` on, `length` of them, stand in the original.
    qsizetype from(qsizetype at) const { return m_from[at]; }
    qsizetype to(qsizetype at, qsizetype length) const { return m_to[at + length - 1]; }

private:
    bool undoOnce();

    QString m_text;
    QList<qsizetype> m_from;
    QList<qsizetype> m_to;
};

/// What a run of letters and digits may be in base64 or hexadecimal, from each place where it can begin:
/// empty where it is neither. UTF-16 is read without its zeros.
QStringList hiddenIn(const QString &run);

} // namespace todoku
