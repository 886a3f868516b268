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
/// Bytes as they are; false when nobody takes them any more (a closed pipe, a full disk).
bool writeToStandardOutput(const QByteArray &bytes);
/// Whether somebody sits at standard input, and at standard error.
bool inputIsTerminal();
bool errorIsTerminal();
/// One object as indented JSON.
void printJson(const QJsonObject &object);
/// One object on a line of its own (JSON Lines).
void printJsonLine(const QJsonObject &object);

} // namespace todoku
