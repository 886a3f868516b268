#pragma once

#include "checkup/checkquestion.h"
#include "evidence/result.h"
#include "watching/spokenline.h"

#include <functional>

namespace todoku
{

/// One trouble that a practice server can act out.
struct Scene {
    QString name;
    QString cause; ///< diagnosis id: what a check ought to find
    Words title;
};

/// Where a mail program on this computer reaches the practice server.
struct StageDoor {
    Protocol protocol = Protocol::Smtp;
    quint16 known = 0; ///< the port that it stands for, as providers name it: 587
    QString host;
    quint16 port = 0; ///< where it really listens
};

/// A message that the practice server took in; it goes nowhere.
struct TakenIn {
    QString sender;
    QStringList recipients;
    QString subject;

    friend bool operator==(const TakenIn &, const TakenIn &) = default;
};

/// A server that acts out a scene, until the next one begins.
struct Stage {
    CheckQuestion question; ///< what its check asks
    QList<StageDoor> doors;
    QString user;
    QString password; ///< made up for this run, and worth nothing elsewhere: to be shown
    QString caFile;   ///< PEM of the authority behind its certificates
    std::function<QList<TakenIn>()> takenIn;
};

/// Where to practise. The wizard is handed this, and so knows no server.
struct Practice {
    /// Hears each line of the dialogues, in the server's thread, which it must not hold up.
    using Ear = std::function<void(const SpokenLine &)>;

    /// Read when they are first looked at.
    std::function<Result<QList<Scene>>()> scenes;
    /// Starts the server for a scene, in place of the one before.
    std::function<Result<Stage>(const QString &name, const Ear &ear)> begin;
};

} // namespace todoku
