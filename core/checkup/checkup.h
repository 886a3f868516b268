#pragma once

#include "checkup/checkquestion.h"

#include <QObject>

#include <memory>

namespace todoku
{

/// What one probe is about, for showing.
struct ProbeState {
    enum class State { Waiting, Running, Done };

    int id = 0; ///< stable within a run; probes are announced before the first one starts, and some later
    Purpose purpose = Purpose::Send;
    Protocol protocol = Protocol::Smtp;
    Endpoint endpoint;
    State state = State::Waiting;
    Step step = Step::Connect;           ///< while Running: what is being waited for
    Outcome outcome = Outcome::Accepted; ///< when Done: how the last step ended
    bool waitingLong = false; ///< while Running: the server is slow (more than 5 s) but still awaited
};

/// A whole run: starts the probes side by side, keeps what they bring, stops when told. The only QObject of
/// core. All signals come in the thread that the Checkup lives in.
class Checkup : public QObject
{
    Q_OBJECT

public:
    explicit Checkup(CheckQuestion question, QObject *parent = nullptr);
    ~Checkup() override;

    /// Starts; returns at once.
    void start();
    /// Stops within 100 ms; what was found so far is kept and `finished` follows.
    void stop();
    bool isRunning() const;
    /// What has been seen so far (complete once finished).
    const Evidence &evidence() const;

Q_SIGNALS:
    void probeChanged(const todoku::ProbeState &state);
    /// 0 to 1000; never goes back.
    void progressed(int permille);
    /// After each conversation that ended: a preliminary look at the evidence is possible.
    void evidenceGrew();
    void finished();

private:
    class Run;
    std::unique_ptr<Run> m_run;
};

} // namespace todoku
