#pragma once

#include "advice/report.h"
#include "call.h"

#include <QJsonObject>

namespace todoku
{

/// The files that --report and --transcript name.
class ReportFiles
{
public:
    /// Looks at the names before anything is done: a kind that we cannot write, or a folder that we may not
    /// write to, is said at once and not after a minute of checking. Throws WrongCall.
    explicit ReportFiles(const Call &call);

    /// Writes them all, readable for nobody else. Throws WrongCall where one cannot be written.
    void write(const Advice &advice, const Evidence &evidence, const QJsonObject &json) const;

    static QList<Option> options();

private:
    QStringList m_reports;
    QString m_transcript;
};

} // namespace todoku
