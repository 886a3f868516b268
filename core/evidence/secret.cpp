#include "evidence/secret.h"

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace todoku
{

namespace
{
void (*prepare)() = nullptr;
}

Secret Secret::takeFrom(QByteArray &bytes)
{
    if (prepare)
        prepare();
    Secret secret{QCA::SecureArray(bytes)};
    wipe(bytes);
    return secret;
}

const QCA::SecureArray &Secret::reveal() const
{
    static const QCA::SecureArray nothing;
    return m_bytes ? *m_bytes : nothing;
}

void wipe(QByteArray &bytes)
{
    // A volatile pointer: otherwise the store is dead and may be left out.
    volatile char *p = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        p[i] = 0;
    bytes.clear();
}

[[gnu::noinline]] void wipeStackBelow()
{
    constexpr int depth = 256 << 10; // libsasl2, QCA and Qt together stay far above
    volatile char below[depth];
    for (volatile char &octet : below)
        octet = 0;
}

void keepMemoryPrivate(void (*beforeSecrets)())
{
    prepare = beforeSecrets;
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace todoku
