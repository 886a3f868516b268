#pragma once

#include <QJsonObject>
#include <QList>

#include <chrono>
#include <functional>
#include <optional>

namespace todoku
{

/// What RCPT said on a new connection, without a login.
enum class DoorAnswer {
    Taken,
    Refused, ///< as it was refused before the mail was received
    Unclear, ///< no connection, another refusal, another line: says nothing about the window
};

/// How long one login that receives opens the way out (POP before SMTP), as far as it was seen.
///
/// Some servers count from the login, others begin anew with every RCPT that they take. What is told here
/// holds for both: the wait before a refusal tells them apart only where it is no longer than one after which
/// the door was still open.
struct SendingWindow {
    enum class End {
        Shut,       ///< a refusal was seen
        StayedOpen, ///< until the last moment at which it is asked
        Unanswered, ///< several questions on end brought nothing
        Stopped,    ///< the user stopped it
    };

    struct Asked {
        std::chrono::seconds after; ///< after the login
        DoorAnswer answer = DoorAnswer::Unclear;
    };

    QList<Asked> asked; ///< in order
    End end = End::Stopped;

    /// The last moment at which the door was seen open; 0: never, since the check.
    std::chrono::seconds lastOpen() const;
    /// So long it surely stays open; 0: not known.
    std::chrono::seconds atLeast() const;
    /// It surely stays open for less than that; nothing: it was never seen shut.
    std::optional<std::chrono::seconds> lessThan() const;
    /// The one of the usual windows (10, 15, 20, 30, 60 minutes) that fits; nothing: none, or several.
    std::optional<int> usualMinutes() const;
    /// How often to receive so that the door never shuts: half of what is sure, in minutes, at least 1.
    int pollMinutes() const;
};

/// The ways to ask and to wait. Tests move a clock instead of waiting.
struct WindowWays {
    /// RCPT on a new connection: no login, no message. Never receives.
    std::function<DoorAnswer()> ask;
    /// Comes back when it is so long after the login, and tells how long it is by then: a computer that slept
    /// is late. Nothing: stopped.
    std::function<std::optional<std::chrono::seconds>(std::chrono::seconds sinceLogin)> waitUntil;
    /// Told after each answer; may be empty.
    std::function<void(const SendingWindow &soFar)> told;
};

/// When it is asked, after the login: just before the usual windows end, and just after.
QList<std::chrono::seconds> windowMoments();

/// Asks at growing intervals after one login until the door is shut. There is never a second login: it would
/// begin the window anew.
SendingWindow measureWindow(const WindowWays &ways);

/// `window` in the JSON of `check`.
QJsonObject toJson(const SendingWindow &window);

} // namespace todoku
