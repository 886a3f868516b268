#include "terminal.h"

#include <QJsonDocument>

#include <cstdio>

namespace todoku
{

namespace
{

/// Both streams are UTF-8 whatever the locale: that is what scripts can rely on.
void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
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

void printJson(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void printJsonLine(const QJsonObject &object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace todoku
