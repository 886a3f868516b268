#pragma once

#include <QObject>

class QLocalServer;

namespace todoku
{

/// Lets a second start of the program come to the window of the first one, where both were called the same
/// way by the same user on the same screen.
class Doorbell : public QObject
{
    Q_OBJECT

public:
    /// `call`: the arguments that make one start differ from another.
    explicit Doorbell(const QStringList &call, QObject *parent = nullptr);
    ~Doorbell() override;

    /// Rings: true where a first one is there and has answered; it shows its window. Takes 1 s at most.
    bool ring() const;
    /// From now on we are the first one. Where that cannot be, nobody can ring; nothing else is amiss.
    void listen();

Q_SIGNALS:
    void rung();

private:
    QString m_name;
    QLocalServer *m_server;
};

} // namespace todoku
