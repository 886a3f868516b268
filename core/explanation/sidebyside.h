#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <queue>
#include <thread>
#include <vector>

namespace todoku
{

/// Work on many things by several threads, the outcomes taken in the order of the things, in bounded memory:
/// whoever gives is held back while too many wait.
///
/// `give` runs once, in the caller's thread, and hands each thing to the function that it is given, which
/// returns false when no more is wanted. `work` runs side by side, `take` one at a time; it returns false to
/// stop early. What any of them throws comes out of here.
template <class Thing, class Outcome>
void sideBySide(int threads, const std::function<void(const std::function<bool(Thing)> &)> &give,
                const std::function<Outcome(Thing)> &work, const std::function<bool(Outcome)> &take)
{
    std::mutex mutex;
    std::condition_variable changed;
    std::queue<std::pair<qint64, Thing>> waiting;
    std::map<qint64, Outcome> done;
    qint64 given = 0;
    qint64 taken = 0;
    bool noMore = false;
    bool stop = false;
    std::exception_ptr trouble;
    const qint64 most = qint64(threads) * 3;

    const auto guarded = [&](auto body) {
        try {
            body();
        } catch (...) {
            const std::lock_guard lock(mutex);
            trouble = trouble ? trouble : std::current_exception();
            stop = true;
            changed.notify_all();
        }
    };
    const auto worker = [&] {
        guarded([&] {
            for (;;) {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return stop || noMore || !waiting.empty(); });
                if (stop || waiting.empty())
                    return;
                auto [number, thing] = std::move(waiting.front());
                waiting.pop();
                lock.unlock();
                Outcome outcome = work(std::move(thing));
                lock.lock();
                done.emplace(number, std::move(outcome));
                changed.notify_all();
            }
        });
    };
    const auto taker = [&] {
        guarded([&] {
            for (;;) {
                std::unique_lock lock(mutex);
                changed.wait(lock,
                             [&] { return stop || done.contains(taken) || (noMore && taken == given); });
                if (stop || !done.contains(taken))
                    return;
                Outcome outcome = std::move(done.extract(taken).mapped());
                ++taken;
                changed.notify_all();
                lock.unlock();
                if (!take(std::move(outcome))) {
                    lock.lock();
                    stop = true;
                    changed.notify_all();
                    return;
                }
            }
        });
    };

    std::vector<std::jthread> crew;
    for (int i = 0; i < threads; ++i)
        crew.emplace_back(worker);
    crew.emplace_back(taker);
    guarded([&] {
        give([&](Thing thing) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return stop || given - taken < most; });
            if (!stop)
                waiting.emplace(given++, std::move(thing));
            changed.notify_all();
            return !stop;
        });
    });
    {
        const std::lock_guard lock(mutex);
        noMore = true;
        changed.notify_all();
    }
    crew.clear(); // waits for them
    if (trouble)
        std::rethrow_exception(trouble);
}

} // namespace todoku
