#include "ui/proofreading.h"

#include "letters/draftfile.h"

#include <QFile>
#include <QFileInfo>

#include <mutex>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

const Words tooMany{u"一度に点検できるのは 200 通までです。残りは分けて点検してください"_s,
                    u"is one of more than 200; look at the rest in another go"_s};

/// What can be said of a text without a header.
bool isAboutText(const DraftFinding &finding)
{
    return finding.id.startsWith("body-"_L1) || finding.id == "message-too-large"_L1;
}

Proof proofOfText(const QByteArray &text, const RecipientPolicy &policy)
{
    if (mayBeDraft(text))
        return {{}, findIn(Draft(text.toStdString()), policy)};
    QList<DraftFinding> findings =
        findIn(Draft("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: 8bit\r\n\r\n" +
                     text.toStdString()),
               policy);
    findings.removeIf([](const DraftFinding &finding) { return !isAboutText(finding); });
    return {{}, findings, true};
}

} // namespace

struct Proofreading::Drafts : Desk {
    Drafts(RecipientPolicy rules, QByteArray pasted, QStringList paths)
        : Desk(std::move(paths)), policy(std::move(rules)), text(std::move(pasted))
    {
    }

    void read() override;
    void refuse(const Reject &reject) override;
    std::shared_ptr<Desk> from(qsizetype first) override;
    void readFile(const QString &path);
    void keep(const Proof &proof);

    const RecipientPolicy policy;
    const QByteArray text;

    std::mutex mutex;
    Proofs proofs; ///< under the mutex
};

void Proofreading::Drafts::read()
{
    if (!text.isEmpty())
        keep(proofOfText(text, policy));
    for (file = 0; file < files.size() && !stop; ++file) {
        ++signs;
        readFile(files[file]);
    }
}

void Proofreading::Drafts::readFile(const QString &path)
{
    QFile in(path);
    if (!QFileInfo(path).isDir() && !in.open(QIODevice::ReadOnly))
        return refuse({path, cannotBeRead});
    try {
        const auto draft = readDraft(in);
        if (!draft)
            return refuse({path, draft.complaint().what});
        keep({path, findIn(**draft, policy)});
    } catch (const std::exception &) {
        refuse({path, couldNotDigest});
    }
}

void Proofreading::Drafts::keep(const Proof &proof)
{
    ++letters;
    const std::lock_guard lock(mutex);
    proofs.proofs += proof;
}

void Proofreading::Drafts::refuse(const Reject &reject)
{
    const std::lock_guard lock(mutex);
    proofs.rejects += reject;
}

std::shared_ptr<PatientReader::Desk> Proofreading::Drafts::from(qsizetype first)
{
    auto next = std::make_shared<Drafts>(policy, QByteArray(), files.mid(first));
    const std::lock_guard lock(mutex);
    next->proofs = std::move(proofs);
    return next;
}

Proofreading::Proofreading(std::chrono::milliseconds patience, QObject *parent)
    : PatientReader(patience, parent)
{
}

void Proofreading::start(const InHand &inHand, const RecipientPolicy &policy)
{
    stop();
    m_proofs = {};
    auto desk = std::make_shared<Drafts>(policy, inHand.text.toUtf8(), inHand.files.mid(0, mostFiles));
    for (const QString &file : inHand.files.mid(mostFiles))
        desk->proofs.rejects += Reject{file, tooMany};
    begin(std::move(desk));
}

void Proofreading::collect(Desk &desk)
{
    auto &drafts = static_cast<Drafts &>(desk);
    const std::lock_guard lock(drafts.mutex);
    m_proofs = std::move(drafts.proofs);
}

} // namespace todoku
