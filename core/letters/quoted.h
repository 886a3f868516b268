#pragma once

#include "evidence/statement.h"

#include <QList>
#include <QStringList>

namespace todoku
{

/// What a text says that somebody pasted, typed or read out: a server's reply, what a mail program showed,
/// the words of a returned mail without its header. Whatever it is, there is at least one statement, and its
/// `notice` is the text.
QList<Statement> statementsIn(const QString &text);

/// The texts in an input that holds one reply on each line, as logs and lists do; the input itself where its
/// lines belong together.
QStringList repliesLineByLine(const QString &input);

} // namespace todoku
