#pragma once

#include "advice/advice.h"

#include <QWidget>

namespace todoku
{

/// What speaks for or against a cause, each sentence with the words of the server that it rests on.
class EvidenceView : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceView(QWidget *parent = nullptr);
    void fill(const ToldDiagnosis &told, const Evidence &evidence);

private:
    void add(const QString &heading, const QString &picture, const QList<ToldReason> &reasons,
             const Evidence &evidence);
};

/// The exchange of that id on one line: where, what was asked, what came; empty for an unknown id.
QString quoted(const Evidence &evidence, const QString &id);

} // namespace todoku
