#include "ui/perusal.h"

#include <QFileInfo>

#include <mutex>

namespace todoku
{

struct Perusal::Letters : Desk {
    Letters(Knowledge known, std::string pasted, QStringList paths)
        : Desk(std::move(paths)), knowledge(std::move(known)), text(std::move(pasted))
    {
    }

    void read() override;
    void refuse(const Reject &reject) override;
    std::shared_ptr<Desk> from(qsizetype first) override;
    bool take(const Exhibit &exhibit);
    void explainOne(const Exhibit &exhibit);

    const Knowledge knowledge;
    const std::string text;

    std::mutex mutex;
    Perused perused; ///< under the mutex
};

void Perusal::Letters::read()
{
    if (!text.empty())
        take({{}, text});
    Mailbox mailbox([this](const Exhibit &exhibit) { return take(exhibit); },
                    [this](const Reject &reject) { refuse(reject); }, [this] { return stop.load(); });
    for (file = 0; file < files.size(); ++file) {
        ++signs;
        // Below us, the system's own word for it would be shown, and that is English.
        if (!QFileInfo(files[file]).isReadable())
            refuse({files[file], cannotBeRead});
        else if (!mailbox.read(files[file]))
            break;
    }
}

bool Perusal::Letters::take(const Exhibit &exhibit)
{
    if (isListOfReplies(exhibit)) {
        for (const Exhibit &line : lineByLine(exhibit))
            explainOne(line);
    } else {
        explainOne(exhibit);
    }
    ++letters;
    return !stop;
}

void Perusal::Letters::explainOne(const Exhibit &exhibit)
{
    ++signs;
    try {
        const QList<Explanation> explanations = explain(exhibit, knowledge);
        const std::lock_guard lock(mutex);
        for (const Explanation &explanation : explanations) {
            perused.tally.add(explanation);
            if (perused.explanations.size() < Perused::mostKept)
                perused.explanations += explanation;
        }
    } catch (const std::exception &) {
        refuse({exhibit.source, couldNotDigest});
    }
}

void Perusal::Letters::refuse(const Reject &reject)
{
    const std::lock_guard lock(mutex);
    ++perused.rejected;
    if (perused.rejects.size() < Perused::mostKept)
        perused.rejects += reject;
}

std::shared_ptr<PatientReader::Desk> Perusal::Letters::from(qsizetype first)
{
    auto next = std::make_shared<Letters>(knowledge, std::string(), files.mid(first));
    const std::lock_guard lock(mutex);
    next->perused = std::move(perused);
    return next;
}

Perusal::Perusal(std::chrono::milliseconds patience, QObject *parent) : PatientReader(patience, parent) {}

void Perusal::start(const InHand &inHand, const Knowledge &knowledge)
{
    stop();
    m_perused = {};
    begin(std::make_shared<Letters>(knowledge, inHand.text.toStdString(), inHand.files));
}

void Perusal::collect(Desk &desk)
{
    auto &letters = static_cast<Letters &>(desk);
    const std::lock_guard lock(letters.mutex);
    m_perused = std::move(letters.perused);
}

} // namespace todoku
