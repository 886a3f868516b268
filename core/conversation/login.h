#pragma once

#include "evidence/evidence.h"
#include "evidence/secret.h"

#include <functional>
#include <optional>

namespace todoku
{

/// Who logs in.
struct Login {
    QString user;
    Secret password;
};

/// Leave to log in, or the reason why not: no-password, no-encryption, bad-certificate, refused-before,
/// unconfirmed-host, not-needed.
struct LoginLeave {
    std::optional<Login> login;
    QString withheldBecause;
    bool cleartextAllowed = false; ///< the user consented to an unencrypted login on this very door
};

/// Asked when a conversation is ready to log in; may block until others have finished. The guard of the
/// account.
using AskLeave = std::function<LoginLeave(const Conversation &soFar)>;

} // namespace todoku
