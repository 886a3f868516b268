#pragma once

#include "resultcode/resultsummary.h"

#include <QJsonObject>

namespace todoku
{

/// How mail went out, or was to go out.
struct WayOut {
    QString host;
    quint16 port = 0;
    Security security = Security::None;
    bool proved = false;

    friend bool operator==(const WayOut &, const WayOut &) = default;
};

/// One check as it is kept: what came of it, and nothing that was said. No password, no dialogue, no user
/// name, no recipient; of the address the first letter and the domain.
struct RememberedResult {
    QString id;         ///< "20261122-030405-123-1a2b3c4d": by time, then by chance
    QDateTime when;     ///< UTC
    QString label;      ///< the user's own word for the line ("phone"); may be empty
    QString line;       ///< the access provider, where known; may be empty
    QString account;    ///< "t…@example.jp", for showing
    QString accountKey; ///< tells accounts apart: a fingerprint of the address
    QString code;       ///< the result code, in groups
    ResultSummary summary;
    std::optional<WayOut> sending;
    QString issuer; ///< who issued the sending server's certificate; empty where none was seen

    /// The first diagnosis is that sending works.
    bool works() const { return summary.first.id == QLatin1String("sending-works"); }
    /// What the line is called, for showing: the label, else the provider; empty where neither is known.
    QString lineName() const { return label.isEmpty() ? line : label; }
    /// Whether both were made on one line, as far as anybody said.
    bool onSameLineAs(const RememberedResult &other) const;

    friend bool operator==(const RememberedResult &, const RememberedResult &) = default;
};

/// What of a check is kept. Pure, but for the chance in the id.
RememberedResult rememberedFrom(const Advice &advice, const Evidence &evidence, const ResultSummary &summary,
                                const QString &label, const QDateTime &when);

/// As it stands in its file, and in the JSON of `todoku-cli history`.
QJsonObject toJson(const RememberedResult &result);
/// Reads what toJson() wrote. `file` is only for the complaint.
Result<RememberedResult> rememberedFromJson(const QByteArray &json, const QString &file);

} // namespace todoku
