#include "letters/lookalike.h"

#include "letters/letter.h"

#include <QHash>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

/// "taro@example.jp" of "Taro (home) <taro@example.jp>" and of "taro@example.jp (home)".
QString addressOf(const std::string &piece)
{
    QString text = decodedField(piece);
    const qsizetype open = text.lastIndexOf(u'<');
    const qsizetype close = text.indexOf(u'>', open);
    if (open >= 0 && !text.mid(open).startsWith("<U+"_L1))
        return text.mid(open + 1, close < 0 ? -1 : close - open - 1).trimmed();
    if (text.contains(u' ') && text.contains(u'@') && !text.startsWith(u'"'))
        text = text.section(u' ', -1); // a name without its angle brackets
    return text.trimmed();
}

/// Cuts a field's raw value at its commas, those in quotes, comments and angle brackets apart (RFC
/// 5322, 3.4).
std::vector<std::string> piecesOf(std::string_view raw)
{
    std::vector<std::string> pieces;
    std::string piece;
    bool quoted = false;
    bool angle = false;
    int comments = 0;
    const auto finish = [&] {
        if (piece.find_first_not_of(" \t\n") != std::string::npos)
            pieces.push_back(piece);
        piece.clear();
        angle = false;
    };
    for (std::size_t i = 0; i < raw.size() && pieces.size() < mostRecipients; ++i) {
        const char c = raw[i];
        if ((quoted || comments > 0) && c == '\\' && i + 1 < raw.size()) {
            if (comments == 0)
                piece.append(raw.substr(i, 2));
            ++i;
            continue;
        }
        if (comments == 0 && c == '"')
            quoted = !quoted;
        else if (!quoted && c == '(')
            ++comments;
        else if (!quoted && c == ')' && comments > 0) {
            --comments;
            continue;
        }
        if (comments > 0)
            continue;
        if (!quoted && c == '<')
            angle = true;
        else if (!quoted && c == '>')
            angle = false;
        if (!quoted && !angle && (c == ',' || c == ';'))
            finish();
        else if (!quoted && !angle && c == ':')
            piece.clear(); // the name of a group, or "mailto"
        else
            piece += c;
    }
    finish();
    return pieces;
}

bool isFullWidth(QChar c)
{
    return (c >= QChar(0xFF01) && c <= QChar(0xFF5E)) || c == QChar(0xFE6B) || c == QChar(0x3000) ||
           c == QChar(0x3002);
}

QString halfWidth(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).replace(QChar(0x3002), u'.').remove(u' ');
}

/// What writing a word's letters belong to. Signs and digits belong to all.
QSet<int> scriptsIn(const QString &word)
{
    QSet<int> scripts;
    for (const uint letter : word.toUcs4()) {
        const auto script = QChar::script(letter);
        if (script != QChar::Script_Common && script != QChar::Script_Inherited)
            scripts += int(script);
    }
    return scripts;
}

/// Whether one word is written like this somewhere: in one script, or in Japanese, Korean or Chinese with
/// Latin letters.
bool belongTogether(QSet<int> scripts)
{
    if (scripts.size() <= 1)
        return true;
    scripts.remove(QChar::Script_Latin);
    scripts.remove(QChar::Script_Han);
    static const QList<QSet<int>> together{
        {QChar::Script_Hiragana, QChar::Script_Katakana}, {QChar::Script_Hangul}, {QChar::Script_Bopomofo}};
    return scripts.isEmpty() || std::any_of(together.cbegin(), together.cend(),
                                            [&](const QSet<int> &set) { return set.contains(scripts); });
}

/// The Latin word that a word of Cyrillic or Greek letters looks like; empty where it does not look like one.
QString latinLookOf(const QString &word)
{
    static const QHash<uint, char> look{
        {0x0430, 'a'}, {0x0432, 'b'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043E, 'o'},
        {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'},
        {0x0456, 'i'}, {0x0458, 'j'}, {0x04BB, 'h'}, {0x04CF, 'l'}, {0x0501, 'd'}, {0x051B, 'q'},
        {0x051D, 'w'}, {0x03BF, 'o'}, {0x03B1, 'a'}, {0x03BD, 'v'}, {0x03C1, 'p'}, {0x03C5, 'u'},
        {0x03B9, 'i'}, {0x03BA, 'k'}, {0x0261, 'g'}};
    QString latin;
    for (const uint letter : word.toLower().toUcs4()) {
        if (letter < 0x80)
            latin += QChar(letter);
        else if (const auto found = look.constFind(letter); found != look.cend())
            latin += QLatin1Char(*found);
        else
            return {};
    }
    return latin;
}

std::optional<QString> meantDomain(const QString &domain, const FamiliarDomains &domains)
{
    for (const QStringList &real : {domains.known, domains.alsoReal})
        for (const QString &known : real)
            if (domain == known || domain.endsWith(u'.' + known))
                return std::nullopt;
    constexpr int longEnough = 5; // icn.ne.jp is nearly ocn.ne.jp, and a domain of its own
    const QString label = domain.section(u'.', 0, 0);
    const QString ending = domain.section(u'.', 1);
    for (const QString &known : domains.known) {
        const QString knownLabel = known.section(u'.', 0, 0);
        const bool sameLabel = label == knownLabel;
        const int apart = differences(domain, known);
        if (apart == 1 && (sameLabel || knownLabel.size() >= longEnough))
            return known;
        // gmail.co.jp, docomo.jp: the providers' own names elsewhere in .jp stand in alsoReal.
        if (sameLabel && label.size() >= longEnough &&
            (apart == 2 || ending == "jp"_L1 || ending.endsWith(".jp"_L1)))
            return known;
    }
    return std::nullopt;
}

std::optional<AddressDoubt> doubtAboutDomain(const QString &address, const QString &local,
                                             const QString &written, const FamiliarDomains &domains)
{
    const auto doubt = [&](const QString &kind, const QString &meant) {
        const QString latin = latinLookOf(local);
        const QString plain = latin.isEmpty() || latin == local.toLower() ? local : latin;
        return AddressDoubt{kind, address, meant.isEmpty() ? QString() : plain + u'@' + meant};
    };
    if (written.startsWith(u'[') && written.endsWith(u']'))
        return std::nullopt;
    const QString domain =
        QUrl::fromAce(written.toLatin1() == written.toUtf8() ? written.toLower().toLatin1() : QByteArray(),
                      QUrl::IgnoreIDNWhitelist);
    const QString name = domain.isEmpty() ? written.toLower() : domain;
    if (name.startsWith(u'.') || name.endsWith(u'.') || name.contains(".."_L1))
        return doubt(u"domain-dots"_s, name.split(u'.', Qt::SkipEmptyParts).join(u'.'));
    if (!name.contains(u'.'))
        return doubt(u"incomplete"_s, {});
    for (const QString &label : name.split(u'.')) {
        if (label.startsWith(u'-') || label.endsWith(u'-'))
            return doubt(u"domain-hyphen"_s, {});
        const QSet<int> scripts = scriptsIn(label);
        const QString latin = latinLookOf(label);
        const bool foreign =
            std::any_of(label.cbegin(), label.cend(), [](QChar c) { return c.unicode() >= 0x80; });
        if (!belongTogether(scripts))
            return doubt(u"mixed-scripts"_s,
                         latin.isEmpty() ? QString() : QString(name).replace(label, latin));
        if (foreign && !latin.isEmpty())
            return doubt(u"look-alike-letters"_s, QString(name).replace(label, latin));
    }
    if (const auto meant = meantDomain(name, domains))
        return doubt(u"look-alike-domain"_s, *meant);
    return std::nullopt;
}

/// What two addresses have in common that the eye takes for the same.
QString asTheEyeSees(QString address)
{
    address = address.toLower();
    for (QChar &c : address) {
        if (c == u'_')
            c = u'-';
        else if (c == u'1' || c == u'i')
            c = u'l';
        else if (c == u'0')
            c = u'o';
    }
    return address;
}

} // namespace

QStringList recipientsIn(std::string_view raw)
{
    QStringList all;
    for (const std::string &piece : piecesOf(raw))
        if (const QString address = addressOf(piece); !address.isEmpty())
            all += address;
    return all;
}

std::optional<AddressDoubt> doubtAboutAddress(const QString &address, const FamiliarDomains &domains)
{
    if (address.contains("<U+"_L1) || address.contains(QChar(0x241B)))
        return AddressDoubt{u"hidden-character"_s, address, {}};
    if (std::any_of(address.cbegin(), address.cend(), isFullWidth))
        return AddressDoubt{u"full-width"_s, address, halfWidth(address)};
    const qsizetype at = address.lastIndexOf(u'@');
    constexpr qsizetype longest = 64 + 1 + 255; // RFC 5321, 4.5.3.1
    if (at <= 0 || at == address.size() - 1 || address.size() > longest)
        return AddressDoubt{u"incomplete"_s, address, {}};
    const QString local = address.left(at);
    if (const auto doubt = doubtAboutDomain(address, local, address.mid(at + 1), domains))
        return doubt;
    if (local.startsWith(u'"'))
        return std::nullopt;
    if (local.contains(u'@') || local.contains(u' '))
        return AddressDoubt{u"incomplete"_s, address, {}};
    if (!belongTogether(scriptsIn(local)))
        return AddressDoubt{u"mixed-scripts"_s, address, {}};
    if (local.startsWith(u'.') || local.endsWith(u'.') || local.contains(".."_L1))
        return AddressDoubt{u"local-dots"_s, address, {}};
    if (local.startsWith(u'-'))
        return AddressDoubt{u"local-hyphen"_s, address, {}};
    return std::nullopt;
}

QList<AddressDoubt> nearlyTheSame(const QStringList &addresses)
{
    QList<AddressDoubt> pairs;
    QHash<QString, QString> seen;
    for (const QString &address : addresses) {
        const QString look = asTheEyeSees(address);
        const auto earlier = seen.constFind(look);
        if (earlier == seen.cend())
            seen.insert(look, address);
        else if (earlier->compare(address, Qt::CaseInsensitive) != 0)
            pairs += AddressDoubt{u"nearly-the-same"_s, address, *earlier};
    }
    return pairs;
}

int differences(const QString &one, const QString &other)
{
    constexpr qsizetype longest = 64;
    const qsizetype width = other.size();
    if (one.size() > longest || width > longest)
        return int(std::max(one.size(), width));
    std::array<std::array<int, longest + 1>, longest + 1> apart{};
    for (qsizetype i = 0; i <= one.size(); ++i)
        for (qsizetype j = 0; j <= width; ++j) {
            int &here = apart[std::size_t(i)][std::size_t(j)];
            if (i == 0 || j == 0) {
                here = int(i + j);
                continue;
            }
            const auto before = [&](qsizetype up, qsizetype left) {
                return apart[std::size_t(i - up)][std::size_t(j - left)];
            };
            here = std::min(
                {before(1, 0) + 1, before(0, 1) + 1, before(1, 1) + (one[i - 1] == other[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                here = std::min(here, before(2, 2) + 1);
        }
    return apart[std::size_t(one.size())][std::size_t(width)];
}

} // namespace todoku
