// A server that says the password back in some disguise: it is never in what is kept of its reply. The first
// byte chooses the disguise, the second how long the password is; then comes the password, then a line in
// which it is hidden behind as many octets as the third byte says.
#include "beginning.h"
#include "demand.h"

#include "evidence/echo.h"

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype shortest = 6; // shorter ones stand in ordinary words by chance
constexpr qsizetype longest = 64;

QByteArray quotedPrintable(const QByteArray &bytes)
{
    return bytes.toPercentEncoding({}, "=", '=');
}

QByteArray asNumbers(const QByteArray &bytes)
{
    QByteArray text;
    for (const char c : bytes)
        text += "&#" + QByteArray::number(static_cast<unsigned char>(c)) + ';';
    return text;
}

QByteArray disguised(quint8 choice, const QByteArray &bytes)
{
    switch (choice % 7) {
    case 0:
        return bytes;
    case 1:
        return bytes.toBase64();
    case 2:
        return bytes.toHex();
    case 3:
        return bytes.toPercentEncoding();
    case 4:
        return quotedPrintable(bytes);
    case 5:
        return asNumbers(bytes);
    default:
        return ('\0' + QByteArray("taro") + '\0' + bytes).toBase64();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const QByteArray rest(reinterpret_cast<const char *>(data) + 3, qsizetype(size) - 3);
    const qsizetype length = shortest + data[1] % (longest - shortest);
    QByteArray password = rest.left(length);
    for (char &c : password) // what can be typed on a keyboard
        c = char(0x21 + static_cast<unsigned char>(c) % 0x5e);
    if (password.size() < length)
        return 0;
    const QByteArray hidden = disguised(data[0], password);
    const QByteArray line = rest.mid(length);
    const qsizetype at = data[2] % (line.size() + 1);
    Reply reply;
    reply.code = 535;
    // Apart from its neighbours, as any server would write it.
    reply.lines = {QString::fromUtf8(line.left(at)) + u' ' + QString::fromLatin1(hidden) + u' ' +
                   QString::fromUtf8(line.mid(at))};
    QByteArray typed = password;
    typed.detach();
    const Reply kept = withoutEcho(reply, Secret::takeFrom(typed));
    demand(!kept.text().contains(QString::fromLatin1(hidden)), "the password is not in what is kept",
           kept.text() + u'\n' + QString::fromLatin1(password));
    demand(kept.lines.size() == reply.lines.size() && kept.code == reply.code, "nothing else is lost");
    return 0;
}
