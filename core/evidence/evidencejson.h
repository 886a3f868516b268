#pragma once

#include "evidence/evidence.h"

#include <QJsonArray>

namespace todoku
{

/// The contract's `evidence`: one object per exchange, in order. Keys: id, probe, purpose, host, address,
/// port, security, stage, outcome, said, reply{code, enhanced, text}, certificate, detail, source, ms.
QJsonArray toJson(const Evidence &evidence);

/// `discovery` of check and settings: what was asked to find the servers. Keys: how, asked, outcome, found.
QJsonArray toJson(const QList<Enquiry> &enquiries);

} // namespace todoku
