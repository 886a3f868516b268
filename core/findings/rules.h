#pragma once

#include "findings/finding.h"

#include <functional>

namespace todoku
{

/// What the parts of findIn share. Each part is a pure function: evidence in, findings out.
using Findings = QList<Finding>;
using TalkTest = std::function<bool(const Conversation &)>;

/// One finding per exchange that went wrong with the user's own servers.
Findings findSingleTroubles(const Evidence &evidence);
/// What was proved or disproved about sending, receiving and logging in.
Findings findSendingAndReceiving(const Evidence &evidence);
/// Who answers, who is silent: ports, hosts, others, this computer.
Findings findReach(const Evidence &evidence);
/// TLS, certificates, clocks, and dialogues that somebody changed on the way.
Findings findEncryption(const Evidence &evidence);

/// What is said in a returned mail, a quoted line or a mail program's message.
Findings findStatements(const Evidence &evidence);

/// The facts that every finding about a conversation carries.
QMap<QString, QString> factsOf(const Conversation &talk);
/// The same, with those of one exchange.
QMap<QString, QString> factsOf(const Conversation &talk, const Exchange &exchange,
                               const Circumstances &circumstances);

/// A finding about a conversation, pointing at `exhibit` (or nothing, where it is nullptr).
Finding found(const char *id, const Conversation &talk, const Exchange *exhibit);
Finding found(const QString &id, const QList<const Conversation *> &talks, Step step);

/// Conversations with the user's own servers about sending.
bool isSending(const Conversation &talk);
/// The port is open, or at least its host alive: something came back.
bool answered(const Conversation &talk);
/// Nobody was reached: no answer to the call, or it was sent back on the way.
bool wasSilent(const Conversation &talk);

QList<const Conversation *> talksWhere(const Evidence &evidence, const TalkTest &test);

} // namespace todoku
