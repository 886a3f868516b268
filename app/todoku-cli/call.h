#pragma once

#include "evidence/words.h"
#include "wrongcall.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>

namespace todoku
{

/// One option of a command.
struct Option {
    QString name;  ///< without its dashes
    QString value; ///< what stands for its value in the help: "ADDR"; empty for a switch
    Words what;    ///< one line of the help
};

/// What a command takes.
struct Usage {
    QString command;
    QString operands; ///< as the help shows them: "smtp|pop3|imap"; empty: none are taken
    Words what;
    QList<Option> options; ///< besides those that every command has
};

/// A command line, read. Throws WrongCall.
class Call
{
public:
    Call(const Usage &usage, const QStringList &arguments, Language fallback);

    bool wantsHelp() const { return has(QStringLiteral("help")); }
    bool has(const QString &option) const { return m_values.contains(option); }
    /// The last value given; empty if none was.
    QString value(const QString &option) const;
    QStringList values(const QString &option) const { return m_values.value(option); }
    const QStringList &operands() const { return m_operands; }

    Language language() const { return m_language; }
    bool json() const { return has(QStringLiteral("json")); }
    bool quiet() const { return has(QStringLiteral("quiet")); }
    bool verbose() const { return has(QStringLiteral("verbose")); }
    QString in(const QString &ja, const QString &en) const { return Words{ja, en}.in(m_language); }

private:
    Language m_language;
    QMap<QString, QStringList> m_values;
    QStringList m_operands;
};

/// The language of --lang where it stands in the arguments, else of the locale. Never complains.
Language languageOf(const QStringList &arguments);

/// What --help prints for a command.
QString helpText(const Usage &usage, Language language);

} // namespace todoku
