#include "run.h"

#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "terminal.h"

#include <QCoreApplication>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString overview(Language language)
{
    QString text =
        Words{u"メールを送信できない原因を調べます。\n\n使い方: todoku-cli コマンド [オプション]\n\n"_s,
              u"Finds out why e-mail cannot be sent.\n\nUsage: todoku-cli COMMAND [options]\n\n"_s}
            .in(language);
    for (const Command &command : commands())
        text +=
            u"  "_s + command.usage().command.leftJustified(12) + command.usage().what.in(language) + u'\n';
    return text +
           Words{
               u"\nコマンドごとのオプションは todoku-cli コマンド --help で分かります。\n例: todoku-cli check --address taro@example.jp --password-stdin\n"_s,
               u"\n`todoku-cli COMMAND --help` lists a command's options.\nExample: todoku-cli check --address taro@example.jp --password-stdin\n"_s}
               .in(language);
}

const Command &commandNamed(const QString &word)
{
    for (const Command &command : commands())
        if (command.usage().command == word)
            return command;
    if (word.isEmpty() || word.startsWith(u'-'))
        throw WrongCall(u"最初にコマンドを書いてください。todoku-cli --help で一覧が出ます。"_s,
                        u"a command comes first; `todoku-cli --help` lists them"_s);
    throw WrongCall(
        u"「%1」というコマンドはありません。todoku-cli --help で一覧が出ます。"_s.arg(shown(word, 40)),
        u"there is no command `%1`; `todoku-cli --help` lists them"_s.arg(shown(word, 40)));
}

int dispatch(const QStringList &arguments, Language language)
{
    const QString word = arguments.value(0);
    if (word == "--version"_L1 || arguments.contains(u"--version"_s)) {
        toStandardOutput(u"todoku-cli %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return Works;
    }
    if (word == "--help"_L1 || word == "-h"_L1 || word == "help"_L1) {
        toStandardOutput(overview(language));
        return Works;
    }
    const Command &command = commandNamed(word);
    const Usage usage = command.usage();
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        toStandardOutput(helpText(usage, language));
        return Works;
    }
    return command.run(Call(usage, arguments.mid(1), language));
}

/// Options before the command are moved behind it: `todoku-cli --lang ja check` means what it says.
QStringList commandFirst(QStringList arguments)
{
    QStringList before;
    while (!arguments.isEmpty() && arguments.first().startsWith(u'-') &&
           arguments.first() != "--version"_L1 && arguments.first() != "--help"_L1 &&
           arguments.first() != "-h"_L1) {
        const QString option = arguments.takeFirst();
        before += option;
        if ((option == "--lang"_L1 || option == "--knowledge"_L1) && !arguments.isEmpty())
            before += arguments.takeFirst();
    }
    if (arguments.isEmpty())
        return before;
    const QString command = arguments.takeFirst();
    return QStringList{command} + before + arguments;
}

} // namespace

int run(const QStringList &arguments)
{
    const QStringList ordered = commandFirst(arguments);
    const Language language = languageOf(ordered);
    try {
        return dispatch(ordered, language);
    } catch (const WrongCall &wrong) {
        toStandardError(u"todoku-cli: "_s + wrong.what.in(language) + u'\n');
        return CalledWrongly;
    } catch (const std::exception &fault) {
        toStandardError(Words{u"todoku-cli: プログラムの内部で問題が起きました (%1)。\n"_s,
                              u"todoku-cli: a fault of the program itself (%1)\n"_s}
                            .in(language)
                            .arg(QString::fromUtf8(fault.what())));
        return Fault;
    }
}

} // namespace todoku
