#pragma once

#include "checkup/checkup.h"
#include "diagnosis/knowledge.h"
#include "explanation/profilewords.h"
#include "history/history.h"
#include "interview/callsheet.h"
#include "ui/inspecting.h"
#include "ui/pages/resultpage.h"
#include "ui/paper/report.h"
#include "ui/proofreading.h"

#include <functional>

class QPushButton;

namespace todoku
{

/// An answer with something in every part of the page.
Conclusion answerIn(Language language);

/// What a report is made of: a server that wants a login, with the knowledge's own words about it.
Reported reportedIn(Language language);

/// What result codes call the diagnoses.
const DiagnosisNumbers &bundledNumbers();

/// A remembered result: what came of it, on which line, how many minutes after the first.
RememberedResult past(const QString &diagnosis, const QString &line, int minutes);

/// Two results of two lines, the newest first.
History::Recalled homeAndPhone();

/// What a server might say that wants to be more than text.
extern const QString hostileText;

/// A call sheet with something in every part of the page: an outcome, and a question that is left.
CallSheet callInTheMiddle(Language language);

/// A probe in the middle of its work.
ProbeState probeWaitingFor(Step step, int id = 1);

/// A question that names servers and a password.
CheckQuestion questionWithPassword(const QByteArray &password);

/// What the program itself knows, read once.
const Knowledge &bundledKnowledge();

/// What recipients refuse, and the words about it, as the program itself knows them.
Result<DraftRules> bundledRules();

/// The words about accounts of mail programs, as the program itself knows them.
Result<ProfileWords> bundledProfileWords();

/// Thunderbird set to port 25 where 587 was proved; an account that is right; a file that cannot be read.
Inspected inspectedSample();

/// A returned mail (RFC 3464) for that recipient with those words of a server.
QByteArray returnedMail(const QByteArray &recipient, const QByteArray &reply);

/// Lets events be handled until that holds; false when it did not come to hold in time.
bool eventually(const std::function<bool()> &holds, int ms = 5000);

/// The words of every widget below this one, hidden ones too: texts, placeholders, tooltips, accessible
/// names.
QStringList wordsOf(QWidget *widget);

/// The button below this widget that says these words (a mnemonic's & is not looked at); a failure, and an
/// idle button, where there is none.
QPushButton *buttonOf(QWidget *of, const QString &words);

} // namespace todoku
