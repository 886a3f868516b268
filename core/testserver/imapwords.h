#pragma once

#include <QByteArrayList>
#include <QList>

#include <optional>

namespace todoku
{

/// One argument of an IMAP command (RFC 3501 section 4): an atom, a string, or a list in parentheses. What
/// stands in brackets belongs to its atom, spaces and all: BODY[HEADER.FIELDS (FROM)].
struct ImapWord {
    QByteArray text; ///< of an atom or a string, without quotes
    QList<ImapWord> items;
    bool isList = false;
    bool isString = false; ///< it was quoted, or a literal

    QByteArray upper() const { return text.toUpper(); }
};

/// The arguments in `text`, literals as "{n}\r\n" with n octets. Nothing where brackets, parentheses or
/// quotes do not match, or lists stand too deep in each other.
std::optional<QList<ImapWord>> imapWords(const QByteArray &text);

/// A sequence set (RFC 3501 section 9) such as "1,3:5,7:*".
class ImapSet
{
public:
    /// Nothing where the text is none.
    static std::optional<ImapSet> read(const QByteArray &text);
    /// @param most  what "*" stands for
    bool holds(quint32 number, quint32 most) const;

private:
    struct Range {
        quint32 first, last; // 0: "*"
    };
    QList<Range> m_ranges;
};

/// The text as an IMAP string: quoted where that can be, else a literal.
QByteArray imapString(const QByteArray &text);
/// The same, NIL where it is empty.
QByteArray imapStringOrNil(const QByteArray &text);

} // namespace todoku
