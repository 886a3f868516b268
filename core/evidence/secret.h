#pragma once

#include <QtCrypto>

#include <memory>

namespace todoku
{

/// A password or a token. It can be sent, but neither printed, saved, compared in a log nor turned into a
/// QString: there is no way to its text but `reveal`, whose callers outside the tests are the
/// login of a conversation and `withoutEcho`, which keeps it out of what a server says. The bytes live in
/// QCA's locked memory and are wiped when the last holder lets go.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QCA::SecureArray bytes) : m_bytes(std::make_shared<QCA::SecureArray>(std::move(bytes))) {}

    /// Takes the bytes over and wipes the array that brought them.
    static Secret takeFrom(QByteArray &bytes);

    bool isEmpty() const { return !m_bytes || m_bytes->isEmpty(); }
    /// The bytes as UTF-8. Only for putting them on a wire that may hear them.
    const QCA::SecureArray &reveal() const;

private:
    std::shared_ptr<const QCA::SecureArray> m_bytes;
};

/// Overwrites the array's own bytes with zeros in a way that the compiler keeps.
void wipe(QByteArray &bytes);

/// Overwrites what calls that have returned left on this thread's stack: a copy of a password may lie there
/// until the same depth is reached again, also when the thread has ended and its stack waits for the next
/// one.
void wipeStackBelow();

/// Forbids core dumps and other processes' looks into this one. Called first in every program.
/// @param beforeSecrets  called each time before a Secret takes bytes over: where the program makes its heap
/// overwrite what is freed. May be null.
void keepMemoryPrivate(void (*beforeSecrets)());

} // namespace todoku
