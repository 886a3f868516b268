#include "call.h"

#include "evidence/servertext.h"
#include "letters/lookalike.h"

#include <QCommandLineParser>
#include <QLocale>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QList<Option> commonOptions()
{
    return {{u"lang"_s,
             u"ja|en"_s,
             {u"表示する言語 (省略時は環境の言語)"_s, u"language (default: the locale's)"_s}},
            {u"json"_s, {}, {u"結果を JSON で出す"_s, u"print the result as JSON"_s}},
            {u"knowledge"_s,
             u"DIR"_s,
             {u"追加の知識ベース (繰り返し可)"_s, u"an extra pack of causes (repeatable)"_s}},
            {u"quiet"_s, {}, {u"経過を出さない"_s, u"no progress on standard error"_s}},
            {u"verbose"_s, {}, {u"サーバーとのやり取りも出す"_s, u"show what is said to the servers, too"_s}},
            {u"help"_s, {}, {u"この説明"_s, u"this text"_s}},
            {u"version"_s, {}, {u"版"_s, u"the program's version"_s}}};
}

QList<Option> allOptions(const Usage &usage)
{
    return usage.options + commonOptions();
}

[[noreturn]] void refuseUnknown(const QString &unknown, const Usage &usage)
{
    if (unknown == "password"_L1 || unknown == "pass"_L1)
        throw WrongCall(
            u"パスワードは引数に書けません。ほかの人から見えるためです。--password-stdin か --password-file FILE を使ってください。"_s,
            u"a password is never taken as an argument, where others can see it; use --password-stdin or --password-file FILE"_s);
    const QList<Option> options = allOptions(usage);
    const auto nearest =
        std::min_element(options.cbegin(), options.cend(), [&](const Option &a, const Option &b) {
            return differences(unknown, a.name) < differences(unknown, b.name);
        });
    const QString name = shown(unknown, 40);
    if (differences(unknown, nearest->name) <= 2)
        throw WrongCall(u"--%1 というオプションはありません。--%2 のことですか。"_s.arg(name, nearest->name),
                        u"there is no option --%1; did you mean --%2?"_s.arg(name, nearest->name));
    throw WrongCall(
        u"--%1 というオプションはありません。使えるものは todoku-cli %2 --help で分かります。"_s.arg(
            name, usage.command),
        u"there is no option --%1; `todoku-cli %2 --help` lists those there are"_s.arg(name, usage.command));
}

/// QCommandLineParser knows what is wrong, but says it in one language only.
[[noreturn]] void refuse(const QCommandLineParser &parser, const Usage &usage)
{
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty())
        refuseUnknown(unknown.first(), usage);
    const QString name = parser.errorText().section(u'\'', 1, 1);
    for (const Option &option : allOptions(usage))
        if (name.endsWith(option.name) && option.value.isEmpty())
            throw WrongCall(u"%1 は値を取りません。"_s.arg(name), u"%1 takes no value"_s.arg(name));
    throw WrongCall(u"%1 に値がありません。"_s.arg(name), u"%1 lacks its value"_s.arg(name));
}

QString described(const Option &option)
{
    const QString value = option.value.isEmpty() ? QString() : u' ' + option.value;
    return u"  --%1%2"_s.arg(option.name, value);
}

} // namespace

Call::Call(const Usage &usage, const QStringList &arguments, Language fallback) : m_language(fallback)
{
    QCommandLineParser parser;
    const QList<Option> options = allOptions(usage);
    for (const Option &option : options)
        parser.addOption({option.name, QString(), option.value});
    if (!parser.parse(QStringList{usage.command} + arguments))
        refuse(parser, usage);
    for (const Option &option : options)
        if (parser.isSet(option.name)) // Qt 6.8 warns where a switch is asked for values
            m_values.insert(option.name, option.value.isEmpty() ? QStringList() : parser.values(option.name));
    m_operands = parser.positionalArguments();
    const QString language = value(u"lang"_s);
    if (has(u"lang"_s) && language != "ja"_L1 && language != "en"_L1)
        throw WrongCall(u"--lang は ja か en です。"_s, u"--lang is ja or en"_s);
    if (usage.operands.isEmpty() && !m_operands.isEmpty())
        throw WrongCall(
            u"「%1」の使い道がありません。オプションは -- で始めてください。"_s.arg(
                shown(m_operands.first(), 60)),
            u"there is no use for `%1`; options begin with --"_s.arg(shown(m_operands.first(), 60)));
}

QString Call::value(const QString &option) const
{
    const QStringList given = values(option);
    return given.isEmpty() ? QString() : given.last();
}

Language languageOf(const QStringList &arguments)
{
    const qsizetype at = arguments.indexOf(u"--lang"_s);
    QString word = at >= 0 ? arguments.value(at + 1) : QString();
    for (const QString &argument : arguments)
        if (argument.startsWith("--lang="_L1))
            word = argument.mid(7);
    if (word != "ja"_L1 && word != "en"_L1)
        word = QLocale::system().uiLanguages().value(0);
    return word.startsWith("ja"_L1) ? Language::Japanese : Language::English;
}

QString helpText(const Usage &usage, Language language)
{
    const QList<Option> options = allOptions(usage);
    qsizetype width = 0;
    for (const Option &option : options)
        width = std::max(width, described(option).size());
    const QString operands = usage.operands.isEmpty() ? QString() : u' ' + usage.operands;
    QString text = u"%1\n\n%2: todoku-cli %3%4 [%5]\n\n"_s.arg(
        usage.what.in(language), Words{u"使い方"_s, u"Usage"_s}.in(language), usage.command, operands,
        Words{u"オプション"_s, u"options"_s}.in(language));
    for (const Option &option : options)
        text += described(option).leftJustified(width + 2) + option.what.in(language) + u'\n';
    return text;
}

} // namespace todoku
