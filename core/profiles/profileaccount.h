#pragma once

#include "evidence/endpoint.h"
#include "evidence/result.h"

#include <QList>

#include <optional>

namespace todoku
{

/// Where a value stands in a mail program's own files, so that people can be told.
struct Place {
    QString file;
    int line = 0; ///< from 1; 0 where the file has no lines, or the value does not stand in it
    QString key;  ///< as the program writes it: "mail.smtpserver.smtp1.port"

    friend bool operator==(const Place &, const Place &) = default;
};

/// A value of an account. Nothing where it neither stands there nor follows from what the program does
/// without it: then nobody may call it wrong. A default has a place with line 0.
template <class T>
struct Stated {
    std::optional<T> is;
    Place where;

    friend bool operator==(const Stated &, const Stated &) = default;
};

/// How a mail program proves who the user is.
enum class SignIn {
    None,              ///< not at all: SMTP AUTH is switched off
    Password,          ///< a password as it is (PLAIN, LOGIN, USER), or whatever the server likes
    EncryptedPassword, ///< CRAM-MD5, DIGEST-MD5, APOP
    Ntlm,              ///< also called SPA, secured password authentication
    Kerberos,          ///< GSSAPI
    Certificate,       ///< EXTERNAL
    OAuth2,
};

/// One side of an account as the mail program has it.
struct ProfileServer {
    Protocol protocol = Protocol::Smtp;
    Stated<QString> host; ///< verbatim: a blank at its end is what is wrong
    Stated<int> port;
    Stated<Security> security;
    Stated<QString> user;
    Stated<SignIn> auth;
};

/// An account in an installed mail program. There is no password in it: keys that hold one are skipped before
/// their value is looked at.
struct ProfileAccount {
    QString client;  ///< thunderbird, outlook-classic, windows-live-mail, windows-mail, becky, sylpheed,
                     ///< claws-mail, kmail, evolution, geary
    QString profile; ///< the program's name for the set of accounts; empty where it has no such thing
    QString name;    ///< the program's name for this account
    QString address; ///< may be empty
    std::optional<ProfileServer> incoming;
    std::optional<ProfileServer> outgoing;
    Stated<bool> receiveFirst; ///< POP before SMTP switched on; nothing where the program does not have it
};

/// What was found in a place, and what could not be read there; both may be.
struct ProfileReading {
    QList<ProfileAccount> accounts;
    QList<Complaint> unreadable;

    ProfileReading &operator+=(const ProfileReading &other)
    {
        accounts += other.accounts;
        unreadable += other.unreadable;
        return *this;
    }
};

/// "none", "password", "encrypted-password", "ntlm", "kerberos", "certificate", "oauth2".
QString name(SignIn signIn);

} // namespace todoku
