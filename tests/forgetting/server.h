#pragma once

#include "checkup/checkquestion.h"

#include <sys/types.h>

namespace todoku
{

/// The bundled server as a program of its own: the one who is to forget the password must not be the one who
/// has to know it.
class Server
{
public:
    /// @param scenario  the path of its file
    explicit Server(const QString &scenario);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    bool stands() const { return m_stands; }
    /// What a check of it is asked.
    const CheckQuestion &question() const { return m_question; }
    CheckQuestion &question() { return m_question; }

private:
    pid_t m_process = 0;
    bool m_stands = false;
    CheckQuestion m_question;
};

} // namespace todoku
