#include "profiles/section.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString unescaped(QStringView text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        bool isHex = false;
        const QChar c = text[++i];
        if (c == u'x') {
            const ushort code = text.mid(i + 1, 2).toUShort(&isHex, 16);
            if (isHex) {
                plain += QChar(code);
                i += 2;
            }
        }
        if (!isHex)
            plain += c == u's' ? QChar(u' ') : c == u'n' ? QChar(u'\n') : c == u't' ? QChar(u'\t') : c;
    }
    return plain;
}

/// KConfig marks what may not be changed or holds a variable behind the key: "host[$i]".
QStringView withoutMark(QStringView key)
{
    const qsizetype mark = key.indexOf(u"[$");
    return mark < 0 ? key : key.left(mark).trimmed();
}

} // namespace

bool holdsSecret(QStringView key)
{
    static const QStringList words{u"pass"_s, u"pwd"_s, u"secret"_s, u"token"_s};
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return key.contains(word, Qt::CaseInsensitive); });
}

void Section::put(const QString &key, QStringView value, int line)
{
    // Where a damaged file has lost a line break, the line with the password hangs on the one before.
    const bool swallowed = value.contains(u'=') && holdsSecret(value);
    if (!holdsSecret(key) && !swallowed)
        m_values.insert(key.toLower(), {key, value.toString(), line});
}

Place Section::place(const QString &key) const
{
    const auto found = m_values.constFind(key.toLower());
    return found == m_values.cend() ? Place{m_file, 0, key} : Place{m_file, found->line, found->key};
}

Stated<QString> Section::text(const QString &key, const std::optional<QString> &fallback) const
{
    if (has(key))
        return {(*this)[key], place(key)};
    return {m_whole ? fallback : std::nullopt, place(key)};
}

Stated<int> Section::number(const QString &key, std::optional<int> fallback) const
{
    if (!has(key))
        return {m_whole ? fallback : std::nullopt, place(key)};
    bool isNumber = false;
    const int number = (*this)[key].trimmed().toInt(&isNumber);
    return {isNumber ? std::optional(number) : std::nullopt, place(key)};
}

Stated<bool> Section::flag(const QString &key, std::optional<bool> fallback) const
{
    if (!has(key))
        return {m_whole ? fallback : std::nullopt, place(key)};
    const QString word = (*this)[key].trimmed().toLower();
    static const QStringList off{QString(), u"0"_s, u"false"_s, u"no"_s, u"off"_s};
    return {!off.contains(word), place(key)};
}

QList<Section> sectionsIn(const ProfileText &text, Escapes escapes)
{
    QList<Section> sections;
    const QList<QStringView> lines = QStringView(text.text).split(u'\n');
    for (qsizetype i = 0; i < lines.size() - 1; ++i) { // what stands behind the last line break is cut off
        const QStringView line = lines[i].trimmed();
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            sections.append({line.mid(1, line.size() - 2).toString(), text.file, text.whole});
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0 || line.startsWith(u'#') || line.startsWith(u';') || sections.isEmpty())
            continue;
        const QStringView key = withoutMark(line.left(equals).trimmed());
        if (holdsSecret(key))
            continue;
        const QStringView value = line.mid(equals + 1).trimmed();
        sections.last().put(key.toString(), escapes == Escapes::None ? value.toString() : unescaped(value),
                            int(i) + 1);
    }
    return sections;
}

} // namespace todoku
