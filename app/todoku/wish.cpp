#include "wish.h"

#include "bundledknowledge.h"
#include "ui/paper/keep.h"
#include "ui/tongue.h"

#include <QCommandLineParser>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <string_view>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// What --lang says, wherever it stands: the rest of the call is answered in it. Nothing for an unknown
/// language.
std::optional<Language> languageIn(const QStringList &arguments, std::optional<Language> remembered)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        QString value;
        if (arguments[i] == "--lang"_L1)
            value = arguments.value(i + 1);
        else if (arguments[i].startsWith("--lang="_L1))
            value = arguments[i].section(u'=', 1);
        else
            continue;
        if (value == "ja"_L1)
            return Language::Japanese;
        if (value == "en"_L1)
            return Language::English;
        return std::nullopt;
    }
    return remembered.value_or(languageOfThisComputer());
}

/// Draws the report. The complaint says which file could not be read or written.
std::optional<Complaint> print(const QString &html, const QString &pdf)
{
    QFile in(html);
    if (!in.open(QIODevice::ReadOnly))
        return Complaint{html, 0, {u"この報告を読めません。"_s, u"This report cannot be read."_s}};
    if (!printReport(QString::fromUtf8(in.readAll()), pdf))
        return Complaint{pdf, 0, {u"ここには書けません。"_s, u"This place cannot be written to."_s}};
    return std::nullopt;
}

} // namespace

Result<Wish> wishFrom(const QStringList &arguments, std::optional<Language> remembered)
{
    const auto language = languageIn(arguments, remembered);
    if (!language)
        return Complaint{{}, 0, {u"--lang には ja か en を指定します。"_s, u"--lang takes ja or en."_s}};
    speak(*language); // before the parser makes its own sentences
    const auto in = [&](const QString &ja, const QString &en) { return Words{ja, en}.in(*language); };

    QCommandLineParser parser;
    parser.setApplicationDescription(
        in(u"メールを送れない原因を調べます。"_s, u"Finds out why e-mail cannot be sent."_s));
    const QCommandLineOption lang(u"lang"_s, in(u"画面の言葉"_s, u"Language of the window."_s), u"ja|en"_s);
    const QCommandLineOption demo(u"demo"_s, in(u"このパソコンの中の練習用サーバーで試す"_s,
                                                u"Try it with a practice server on this computer."_s));
    const QCommandLineOption scenario(
        u"scenario"_s,
        in(u"練習用サーバーの場面（既定は infosphere-pop-before-smtp）"_s,
           u"What the practice server acts out (default: infosphere-pop-before-smtp)."_s),
        u"NAME"_s, u"infosphere-pop-before-smtp"_s);
    const QCommandLineOption pack(
        u"knowledge"_s,
        in(u"追加の原因集のフォルダー（繰り返し可）"_s, u"A folder with further causes (repeatable)."_s),
        u"DIR"_s);
    const QCommandLineOption print(
        u"print-report"_s,
        in(u"HTML の報告から PDF を作る"_s, u"Draw an HTML report as a PDF and open no window."_s),
        u"IN.html OUT.pdf"_s);
    parser.addOptions({lang, demo, scenario, pack, print});
    const QCommandLineOption help({u"h"_s, u"help"_s}, in(u"この説明を表示する"_s, u"Show this."_s));
    const QCommandLineOption version({u"v"_s, u"version"_s},
                                     in(u"版の番号を表示する"_s, u"Show the version."_s));
    parser.addOptions({help, version});
    parser.addPositionalArgument(
        u"file"_s,
        in(u"説明するメール（.eml、mbox、Maildir）"_s, u"Mail to explain (.eml, mbox, Maildir)."_s),
        u"[FILE...]"_s);
    if (!parser.parse(arguments))
        return Complaint{{}, 0, {parser.errorText(), parser.errorText()}};

    Wish wish;
    wish.language = *language;
    wish.help = parser.isSet(help);
    wish.version = parser.isSet(version);
    wish.helpText = parser.helpText();
    wish.demonstration = parser.isSet(demo) || parser.isSet(scenario);
    wish.scenario = parser.value(scenario);
    wish.packs = parser.values(pack);
    wish.html = parser.value(print);
    if (wish.demonstration)
        wish.call += u"--scenario="_s + wish.scenario;
    wish.call += wish.packs;
    const QStringList rest = parser.positionalArguments();
    wish.pdf = parser.isSet(print) ? rest.value(0) : QString();
    if (!parser.isSet(print))
        wish.files = rest;
    else if (rest.size() != 1)
        return Complaint{{},
                         0,
                         {u"指定の形が違います。todoku --help で使い方を表示します。"_s,
                          u"This is not how it is called; see todoku --help."_s}};
    return wish;
}

bool needsNoScreen(int argc, char **argv)
{
    return std::any_of(argv, argv + argc, [](std::string_view word) {
        return word == "--print-report" || word == "--help" || word == "-h" || word == "--version" ||
               word == "-v";
    });
}

bool hasScreen(int argc, char **argv)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const auto isPlatform = [](std::string_view word) { return word == "-platform" || word == "--platform"; };
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || std::any_of(argv, argv + argc, isPlatform);
#else
    Q_UNUSED(argc)
    Q_UNUSED(argv)
    return true;
#endif
}

Result<Knowledge> readKnowledge(const QStringList &packs)
{
    Result<Knowledge> knowledge = bundledKnowledge();
    for (const QString &pack : packs) {
        if (!knowledge)
            break;
        knowledge = knowledge->with(pack);
    }
    return knowledge;
}

int refuse(const Complaint &complaint, Language language)
{
    QTextStream(stderr) << "todoku: " << complaint.text(language) << '\n';
    return 2; // as todoku-cli for a wrong call
}

std::optional<int> fulfilWithoutWindow(const Wish &wish)
{
    if (wish.help || wish.version) {
        QTextStream(stdout) << (wish.help ? wish.helpText
                                          : u"todoku %1\n"_s.arg(QStringLiteral(TODOKU_VERSION)));
        return 0;
    }
    if (wish.html.isEmpty())
        return std::nullopt;
    const auto complaint = print(wish.html, wish.pdf);
    return complaint ? refuse(*complaint, wish.language) : 0;
}

} // namespace todoku
