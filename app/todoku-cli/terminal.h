#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace todoku
{

/// Results go here.
void toStandardOutput(const QString &text);
/// Progress and complaints go here.
void toStandardError(const QString &text);
/// One object as indented JSON.
void printJson(const QJsonObject &object);
/// One object on a line of its own (JSON Lines).
void printJsonLine(const QJsonObject &object);

} // namespace todoku
