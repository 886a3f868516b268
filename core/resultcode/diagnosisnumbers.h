#pragma once

#include "evidence/result.h"

#include <QMap>

namespace todoku
{

/// A diagnosis as a result code carries it.
struct NumberedDiagnosis {
    int number = 0; ///< see DiagnosisNumbers
    QString id;     ///< empty: none, or known only by a number that says no more

    friend bool operator==(const NumberedDiagnosis &, const NumberedDiagnosis &) = default;
};

/// The number of each diagnosis: resources/knowledge/numbers.yaml. Once given, a number is never changed and
/// never used again.
class DiagnosisNumbers
{
public:
    static constexpr int none = 0;    ///< nothing was named
    static constexpr int ofAPack = 1; ///< a helpdesk's own pack names it: it has no number
    static constexpr int first = 10;  ///< what lies between is kept free
    static constexpr int last = 199;

    /// `file` is only for complaints: a number out of range or given twice, a diagnosis with two numbers.
    static Result<DiagnosisNumbers> read(const QString &text, const QString &file);
    /// The same from a place on disk or ":/knowledge/numbers.yaml", the bundled one.
    static Result<DiagnosisNumbers> readFile(const QString &path);

    /// An id that has no number is a pack's; an empty id is none.
    NumberedDiagnosis of(const QString &id) const;
    /// What a code's number stands for. Its id is empty where a newer version gave it.
    NumberedDiagnosis at(int number) const { return {number, m_ids.value(number)}; }
    const QMap<int, QString> &ids() const { return m_ids; }

private:
    QMap<int, QString> m_ids;
};

} // namespace todoku
