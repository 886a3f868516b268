#include "password.h"

#include "evidence/servertext.h"
#include "terminal.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestPassword = 1024;

/// The first line, without its end. Read byte by byte into memory of its final size, so that no copy stays
/// behind.
Secret firstLineOf(int descriptor, const QString &where)
{
    QByteArray line;
    line.reserve(longestPassword);
    char c = 0;
    ssize_t got = 0;
    while ((got = ::read(descriptor, &c, 1)) == 1 && c != '\n') {
        if (line.size() == longestPassword) {
            wipe(line);
            throw WrongCall(
                u"%1 の一行目が長すぎます。パスワードだけの行にしてください。"_s.arg(where),
                u"the first line of %1 is too long for a password; put the password alone there"_s.arg(
                    where));
        }
        line.append(c);
    }
    c = 0;
    if (got < 0) {
        wipe(line);
        throw WrongCall(u"%1 を読めません (%2)。"_s.arg(where, QString::fromLocal8Bit(strerror(errno))),
                        u"%1 cannot be read (%2)"_s.arg(where, QString::fromLocal8Bit(strerror(errno))));
    }
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        throw WrongCall(u"%1 の一行目が空です。パスワードを書いてください。"_s.arg(where),
                        u"the first line of %1 is empty; put the password there"_s.arg(where));
    return Secret::takeFrom(line);
}

/// While it lives, a terminal does not show what is typed. A Ctrl-C ends the reading instead of leaving it so
/// for ever.
class HiddenTyping
{
public:
    HiddenTyping()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        struct sigaction action = {};
        action.sa_handler = [](int) {};
        sigaction(SIGINT, &action, &m_handlerBefore);
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        sigaction(SIGINT, &m_handlerBefore, nullptr);
        toStandardError(u"\n"_s);
    }
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;

private:
    termios m_before = {};
    struct sigaction m_handlerBefore = {};
};

Secret fromStandardInput(const Call &call)
{
    const QString where = call.in(u"標準入力"_s, u"standard input"_s);
    if (isatty(STDIN_FILENO) == 0)
        return firstLineOf(STDIN_FILENO, where);
    toStandardError(call.in(u"パスワード (表示されません): "_s, u"Password (not shown): "_s));
    const HiddenTyping hidden;
    return firstLineOf(STDIN_FILENO, where);
}

Secret fromFile(const QString &path, const Call &call)
{
    const QString where = shown(path, 200);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw WrongCall(u"パスワードのファイル %1 を開けません (%2)。"_s.arg(
                            where, QString::fromLocal8Bit(strerror(errno))),
                        u"the password file %1 cannot be opened (%2)"_s.arg(
                            where, QString::fromLocal8Bit(strerror(errno))));
    const auto closing = qScopeGuard([descriptor] { ::close(descriptor); });
    struct stat status = {};
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
        (status.st_mode & (S_IRGRP | S_IROTH)) != 0)
        toStandardError(call.in(u"注意: %1 はほかの人も読めます。chmod 600 をお勧めします。\n"_s,
                                u"Note: others can read %1; chmod 600 would keep it private.\n"_s)
                            .arg(where));
    return firstLineOf(descriptor, where);
}

Secret fromDescriptor(const QString &number)
{
    bool isNumber = false;
    const int descriptor = number.toInt(&isNumber);
    if (!isNumber || descriptor < 0)
        throw WrongCall(u"--password-fd にはファイル記述子の番号を書いてください。"_s,
                        u"--password-fd wants the number of an open file descriptor"_s);
    return firstLineOf(descriptor, u"--password-fd %1"_s.arg(descriptor));
}

} // namespace

QList<Option> passwordOptions()
{
    return {{u"password-file"_s,
             u"FILE"_s,
             {u"パスワードを一行目に書いたファイル"_s, u"file whose first line is the password"_s}},
            {u"password-stdin"_s,
             {},
             {u"パスワードを標準入力から読む (端末では表示せずに尋ねる)"_s,
              u"read the password from standard input (asked for, unseen, at a terminal)"_s}},
            {u"password-fd"_s,
             u"N"_s,
             {u"パスワードを記述子 N から読む"_s, u"read the password from file descriptor N"_s}}};
}

Secret passwordOf(const Call &call)
{
    const int sources = int(call.has(u"password-file"_s)) + int(call.has(u"password-stdin"_s)) +
                        int(call.has(u"password-fd"_s));
    if (sources > 1)
        throw WrongCall(u"パスワードの渡し方は一つだけにしてください。"_s,
                        u"give the password in one way only"_s);
    if (call.has(u"password-stdin"_s))
        return fromStandardInput(call);
    if (call.has(u"password-file"_s))
        return fromFile(call.value(u"password-file"_s), call);
    if (call.has(u"password-fd"_s))
        return fromDescriptor(call.value(u"password-fd"_s));
    return {};
}

} // namespace todoku
