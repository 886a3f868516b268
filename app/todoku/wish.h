#pragma once

#include "diagnosis/knowledge.h"
#include "evidence/result.h"

#include <QStringList>

#include <optional>

namespace todoku
{

/// What the command line asks for.
struct Wish {
    Language language = Language::English;
    bool help = false;
    bool version = false;
    bool demonstration = false;
    QString scenario;  ///< what the demonstration acts out
    QStringList packs; ///< folders with causes of a helpdesk's own
    QStringList files; ///< messages to explain, as from a file manager
    QString html;      ///< a report to draw ...
    QString pdf;       ///< ... and where to; both empty: the wizard opens
    QString helpText;
    QStringList call; ///< what makes this start differ from another: all but the language
};

/// Reads the command line, and speaks the language it asks for from then on; where it names none, the
/// `remembered` one, or else this computer's. The complaint is one sentence.
Result<Wish> wishFrom(const QStringList &arguments, std::optional<Language> remembered = std::nullopt);

/// True for a call that opens no window: it must work where there is no screen.
bool needsNoScreen(int argc, char **argv);

/// True where a window could open. Asked before the QApplication is made, which ends the program where none
/// can.
bool hasScreen(int argc, char **argv);

/// The bundled knowledge and those packs.
Result<Knowledge> readKnowledge(const QStringList &packs);

/// Says on standard error what is wrong with the call; gives the exit status for it.
int refuse(const Complaint &complaint, Language language);

/// Does what needs no window (help, version, drawing a report) and gives the exit status; nothing where a
/// window is wanted.
std::optional<int> fulfilWithoutWindow(const Wish &wish);

} // namespace todoku
