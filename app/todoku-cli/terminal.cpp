#include "terminal.h"

#include <QJsonDocument>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#define isatty _isatty
#else
#include <unistd.h>
#endif

namespace todoku
{

namespace
{

/// Both streams are UTF-8 whatever the locale: that is what scripts can rely on.
bool write(std::FILE *stream, const QByteArray &bytes)
{
    const std::size_t written = std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    return std::fflush(stream) == 0 && written == std::size_t(bytes.size());
}

} // namespace

void toStandardOutput(const QString &text)
{
    write(stdout, text.toUtf8());
}

void toStandardError(const QString &text)
{
    write(stderr, text.toUtf8());
}

bool writeToStandardOutput(const QByteArray &bytes)
{
    return write(stdout, bytes);
}

bool inputIsTerminal()
{
    return isatty(0) != 0;
}

bool errorIsTerminal()
{
    return isatty(2) != 0;
}

void printJson(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void printJsonLine(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace todoku
