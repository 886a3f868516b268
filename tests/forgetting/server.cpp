#include "server.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <csignal>
#include <cstring>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace todoku
{

namespace
{

CheckQuestion questionFrom(const QByteArray &listeningLine)
{
    const QJsonObject told = QJsonDocument::fromJson(listeningLine).object();
    CheckQuestion question;
    question.address = told.value("address"_L1).toString();
    question.user = told.value("user"_L1).toString();
    QByteArray password = told.value("password"_L1).toString().toUtf8();
    question.password = Secret::takeFrom(password);
    question.caFile = told.value("ca"_L1).toString();
    question.smtp = {u"smtp.mail.example"_s, {}};
    question.pop = {u"pop.mail.example"_s, {}};
    question.thirdParties = false;
    struct Usual {
        const char *word;
        quint16 port;
        const QString &host;
    };
    const std::array<Usual, 5> usual{{{"smtp", 25, question.smtp.host},
                                      {"submission", 587, question.smtp.host},
                                      {"submissions", 465, question.smtp.host},
                                      {"pop3", 110, question.pop.host},
                                      {"pop3s", 995, question.pop.host}}};
    const QJsonObject ports = told.value("listening"_L1).toObject();
    for (const Usual &one : usual) {
        question.detours.append(
            {one.host, one.port, u"127.0.0.1"_s, quint16(ports.value(QLatin1String(one.word)).toInt())});
        question.scriptedNames[one.host].addresses = QStringList{u"127.0.0.1"_s};
    }
    return question;
}

} // namespace

Server::Server(const QString &scenario)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        return;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&files, pipe[0]);
    QByteArray program(TODOKU_CLI);
    QByteArray file = scenario.toUtf8();
    std::array<QByteArray, 5> words{program, "serve", "--json", "--scenario", file};
    std::array<char *, 6> arguments{};
    for (size_t i = 0; i < words.size(); ++i)
        arguments[i] = words[i].data();
    const int failed =
        posix_spawn(&m_process, program.constData(), &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    ::close(pipe[1]);
    if (failed == 0) {
        std::array<char, 4096> line{};
        size_t length = 0;
        ssize_t got = 0;
        while (length < line.size() && (got = ::read(pipe[0], &line[length], line.size() - length)) > 0 &&
               !std::memchr(&line[length], '\n', size_t(got)))
            length += size_t(got);
        if (got > 0) {
            m_question = questionFrom(QByteArray(line.data(), qsizetype(length) + got));
            m_stands = true;
        }
        explicit_bzero(line.data(), line.size());
    }
    ::close(pipe[0]);
}

Server::~Server()
{
    if (m_process > 0) {
        ::kill(m_process, SIGTERM);
        ::waitpid(m_process, nullptr, 0);
    }
}

} // namespace todoku
