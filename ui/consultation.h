#pragma once

#include "accounts/client.h"
#include "advice/advice.h"
#include "checkup/checkup.h"
#include "checkup/openedway.h"
#include "diagnosis/diagnosis.h"
#include "history/remembered.h"
#include "resultcode/diagnosisnumbers.h"
#include "ui/opening.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace todoku
{

/// From a question to a diagnosis: lets a Checkup run and weighs what it brings. Words come later, since the
/// user may change the language while looking at the result.
class Consultation : public QObject
{
    Q_OBJECT

public:
    using KnowledgeReader = std::function<Result<Knowledge>()>;

    explicit Consultation(KnowledgeReader reader, QObject *parent = nullptr);
    ~Consultation() override;

    /// Reads the knowledge if that has not been done yet; the complaint says what is wrong with it.
    std::optional<Complaint> prepare();
    /// Empty until it has been read.
    Knowledge knowledge() const { return m_knowledge.value_or(Knowledge()); }
    /// The providers that a check may use.
    void know(const Providers &providers) { m_providers = providers; }
    /// What a result code calls the diagnoses; without them a result has none.
    void know(const DiagnosisNumbers &numbers) { m_numbers = numbers; }
    void start(const CheckQuestion &question);
    /// What was found so far is diagnosed, and `finished` follows.
    void stop();
    bool isRunning() const { return m_checkup != nullptr; }

    /// What to tell of the diagnosis; its settings are the proved ones, or the provider's where this run did
    /// not disprove them.
    Advice advice(Language language) const;
    /// That advice() puts into words.
    const Diagnosis &diagnosis() const { return m_diagnosis; }
    /// The way out, where this check proved that receiving opens it and no login does; and for how long it is
    /// open, where the provider's file says so.
    std::optional<OpenedWay> openedWay() const;
    std::optional<Opening> opening() const;
    /// What was asked, without the password.
    const CheckQuestion &asked() const { return m_asked; }
    /// The providers that are known.
    const Providers &providers() const { return m_providers; }
    const Evidence &evidence() const { return m_evidence; }
    double elapsedMs() const { return m_elapsedMs; }
    /// What of it a history keeps. Nothing where result codes have no names for the diagnoses.
    std::optional<RememberedResult> toRemember(const QString &label, const QDateTime &when) const;
    bool wasStopped() const { return m_stopped; }

Q_SIGNALS:
    void probeChanged(const todoku::ProbeState &state);
    void progressed(int permille);
    void finished();

private:
    void finish();

    KnowledgeReader m_reader;
    std::optional<Knowledge> m_knowledge;
    Providers m_providers;
    std::optional<DiagnosisNumbers> m_numbers;
    std::unique_ptr<Checkup> m_checkup;
    QElapsedTimer m_clock;
    CheckQuestion m_asked;
    Diagnosis m_diagnosis;
    Evidence m_evidence;
    double m_elapsedMs = 0;
    bool m_stopped = false;
};

} // namespace todoku
