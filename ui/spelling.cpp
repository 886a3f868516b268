#include "ui/spelling.h"

#include <QMap>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

constexpr qsizetype mostTogether = 4;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The ICAO alphabet.
QString letterInEnglish(QChar lower)
{
    static const QStringList words =
        u"Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa "
        u"Quebec "
        u"Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"_s.split(u' ');
    return words.value(lower.unicode() - u'a');
}

/// The letter's name; beside those that sound like another one, a word that begins with it.
QString letterInJapanese(QChar lower)
{
    static const QStringList names = u"エー ビー シー ディー イー エフ ジー エイチ アイ ジェイ ケー エル "
                                     u"エム エヌ オー ピー キュー アール エス ティー ユー ブイ "
                                     u"ダブリュー エックス ワイ ゼット"_s.split(u' ');
    static const QMap<QChar, QString> beside{
        {u'b', u"ブラジル"_s}, {u'c', u"カナダ"_s},   {u'd', u"デンマーク"_s}, {u'e', u"エジプト"_s},
        {u'g', u"ゴルフ"_s},   {u'm', u"メキシコ"_s}, {u'n', u"日本"_s},       {u'o', u"大阪"_s},
        {u'p', u"パリ"_s},     {u't', u"東京"_s},     {u'v', u"ベトナム"_s},   {u'z', u"ゼブラ"_s},
    };
    const QString name = names.value(lower.unicode() - u'a');
    const auto word = beside.constFind(lower);
    return word == beside.constEnd() ? name : u"%1（%2の %3）"_s.arg(name, *word, lower.toUpper());
}

QString signRead(QChar sign, Language language)
{
    static const QMap<QChar, Words> words{
        {u'.', {u"ドット"_s, u"dot"_s}},
        {u'-', {u"ハイフン"_s, u"hyphen"_s}},
        {u'_', {u"アンダーバー"_s, u"underscore"_s}},
        {u'@', {u"アットマーク"_s, u"at sign"_s}},
        {u'+', {u"プラス"_s, u"plus"_s}},
        {u'/', {u"スラッシュ"_s, u"slash"_s}},
        {u'%', {u"パーセント"_s, u"per cent"_s}},
        {u'#', {u"シャープ"_s, u"hash"_s}},
        {u'=', {u"イコール"_s, u"equals"_s}},
        {u':', {u"コロン"_s, u"colon"_s}},
        {u'!', {u"びっくりマーク"_s, u"exclamation mark"_s}},
        {u'$', {u"ドルマーク"_s, u"dollar sign"_s}},
        {u'&', {u"アンド"_s, u"and sign"_s}},
        {u'*', {u"アスタリスク"_s, u"asterisk"_s}},
        {u'~', {u"チルダ"_s, u"tilde"_s}},
        {u'\'', {u"アポストロフィー"_s, u"apostrophe"_s}},
        {u' ', {u"空白"_s, u"space"_s}},
    };
    const auto found = words.constFind(sign);
    return found == words.constEnd() ? QString(sign) : found->in(language);
}

QString read(QChar c, Language language)
{
    static const QList<Words> digits{
        {u"ゼロ"_s, u"zero"_s},  {u"イチ"_s, u"one"_s},    {u"ニ"_s, u"two"_s},   {u"サン"_s, u"three"_s},
        {u"ヨン"_s, u"four"_s},  {u"ゴ"_s, u"five"_s},     {u"ロク"_s, u"six"_s}, {u"ナナ"_s, u"seven"_s},
        {u"ハチ"_s, u"eight"_s}, {u"キュウ"_s, u"nine"_s},
    };
    if (isDigit(c))
        return digits[c.unicode() - u'0'].in(language);
    if (!isLetter(c))
        return signRead(c, language);
    const QString letter =
        language == Language::Japanese ? letterInJapanese(c.toLower()) : letterInEnglish(c.toLower());
    return c.isUpper() ? Words{u"大文字の%1"_s, u"capital %1"_s}.in(language).arg(letter) : letter;
}

/// Letters with letters, digits with digits, every sign by itself.
QStringList runsIn(const QString &value)
{
    QStringList runs;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const auto same = [&](bool (*kind)(QChar)) { return i > 0 && kind(value[i]) && kind(value[i - 1]); };
        const bool halfOfPair = i > 0 && value[i].isLowSurrogate();
        if (!runs.isEmpty() && (same(isLetter) || same(isDigit) || halfOfPair))
            runs.last() += value[i];
        else
            runs += QString(value[i]);
    }
    return runs;
}

} // namespace

QList<SpelledGroup> spelled(const QString &value, Language language)
{
    QList<SpelledGroup> groups;
    for (const QString &run : runsIn(value)) {
        const qsizetype parts = (run.size() + mostTogether - 1) / mostTogether;
        qsizetype from = 0;
        for (qsizetype part = 0; part < parts; ++part) {
            const qsizetype to = run.size() * (part + 1) / parts; // parts of nearly the same length
            const QString letters = run.mid(from, to - from);
            from = to;
            QStringList readings;
            if (letters.size() == 2 && letters[0].isHighSurrogate())
                readings += letters;
            else
                for (const QChar c : letters)
                    readings += read(c, language);
            groups += {letters, readings.join(language == Language::Japanese ? u"、"_s : u", "_s)};
        }
    }
    return groups;
}

} // namespace todoku
