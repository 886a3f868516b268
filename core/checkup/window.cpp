#include "checkup/window.h"

#include <QJsonArray>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace
{

/// Questions on end without an answer, after which it is given up.
constexpr int mostUnclear = 3;
/// Two questions nearer than this say nothing new.
constexpr seconds apart{60};

/// The longest that was waited before the door was found open.
seconds longestWait(const QList<SendingWindow::Asked> &asked)
{
    seconds before{0};
    seconds longest{0};
    for (const auto &[after, answer] : asked) {
        if (answer == DoorAnswer::Taken)
            longest = std::max(longest, after - before);
        before = after; // even a question without an answer may have arrived
    }
    return longest;
}

QString name(DoorAnswer answer)
{
    switch (answer) {
    case DoorAnswer::Taken:
        return u"accepted"_s;
    case DoorAnswer::Refused:
        return u"refused"_s;
    case DoorAnswer::Unclear:
        return u"unclear"_s;
    }
    Q_UNREACHABLE();
}

QString name(SendingWindow::End end)
{
    switch (end) {
    case SendingWindow::End::Shut:
        return u"shut"_s;
    case SendingWindow::End::StayedOpen:
        return u"stayed-open"_s;
    case SendingWindow::End::Unanswered:
        return u"unanswered"_s;
    case SendingWindow::End::Stopped:
        return u"stopped"_s;
    }
    Q_UNREACHABLE();
}

double inMinutes(seconds time)
{
    return double(time.count()) / 60;
}

} // namespace

seconds SendingWindow::lastOpen() const
{
    seconds last{0};
    for (const auto &[after, answer] : asked)
        if (answer == DoorAnswer::Taken)
            last = after;
    return last;
}

seconds SendingWindow::atLeast() const
{
    const seconds longest = longestWait(asked);
    const auto shut = lessThan();
    // Had each taken RCPT begun the window anew, the door would have been open then: it counts from the
    // login.
    const bool fromLogin = shut && *shut - lastOpen() <= longest;
    return fromLogin ? lastOpen() : longest;
}

std::optional<seconds> SendingWindow::lessThan() const
{
    const auto shut = std::find_if(asked.cbegin(), asked.cend(),
                                   [](const Asked &one) { return one.answer == DoorAnswer::Refused; });
    return shut == asked.cend() ? std::nullopt : std::optional(shut->after);
}

std::optional<int> SendingWindow::usualMinutes() const
{
    const auto shut = lessThan();
    std::optional<int> fitting;
    for (const int usual : {10, 15, 20, 30, 60}) {
        const std::chrono::minutes window{usual};
        if (!shut || window < atLeast() || window >= *shut)
            continue;
        if (fitting)
            return {};
        fitting = usual;
    }
    return atLeast() > seconds{0} ? fitting : std::nullopt;
}

int SendingWindow::pollMinutes() const
{
    return std::max(1, int(std::chrono::duration_cast<std::chrono::minutes>(atLeast() / 2).count()));
}

QList<seconds> windowMoments()
{
    // 9:30 is just before 10, 12:00 between 10 and 15 ... From 25:00 on none is more than 9:30 after the one
    // before, so that a refusal tells which kind of server it is.
    QList<seconds> moments;
    for (const double minutes : {9.5, 12.0, 17.0, 25.0, 34.0, 43.0, 52.0, 61.5, 75.0})
        moments += seconds{int(minutes * 60)};
    return moments;
}

SendingWindow measureWindow(const WindowWays &ways)
{
    SendingWindow window;
    int unclear = 0;
    for (const seconds moment : windowMoments()) {
        if (!window.asked.isEmpty() && moment < window.asked.constLast().after + apart)
            continue; // the last answer came late, and says as much
        const auto now = ways.waitUntil(moment);
        if (!now)
            return window;
        const DoorAnswer answer = ways.ask();
        window.asked += SendingWindow::Asked{*now, answer};
        unclear = answer == DoorAnswer::Unclear ? unclear + 1 : 0;
        if (answer == DoorAnswer::Refused)
            window.end = SendingWindow::End::Shut;
        else if (unclear == mostUnclear)
            window.end = SendingWindow::End::Unanswered;
        if (ways.told)
            ways.told(window);
        if (window.end != SendingWindow::End::Stopped)
            return window;
    }
    window.end = unclear > 0 ? SendingWindow::End::Unanswered : SendingWindow::End::StayedOpen;
    return window;
}

QJsonObject toJson(const SendingWindow &window)
{
    QJsonArray asked;
    for (const auto &[after, answer] : window.asked)
        asked += QJsonObject{{u"after_minutes"_s, inMinutes(after)}, {u"answer"_s, name(answer)}};
    QJsonObject json{{u"end"_s, name(window.end)}, {u"asked"_s, asked}};
    if (window.atLeast() > seconds{0})
        json.insert(u"at_least_minutes"_s, inMinutes(window.atLeast()));
    if (const auto shut = window.lessThan())
        json.insert(u"less_than_minutes"_s, inMinutes(*shut));
    if (const auto usual = window.usualMinutes())
        json.insert(u"usual_minutes"_s, *usual);
    if (window.atLeast() > seconds{0} || window.lessThan())
        json.insert(u"poll_minutes"_s, window.pollMinutes());
    return json;
}

} // namespace todoku
