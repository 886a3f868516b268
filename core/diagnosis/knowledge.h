#pragma once

#include "diagnosis/quotations.h"

namespace todoku
{

/// All that is known: the causes, and a sentence for each finding. Values, shared and never changed after
/// reading.
class Knowledge
{
public:
    Knowledge();
    /// Reads `directory` (":/knowledge" is the bundled one): findings.yaml, causes/*.md, client-errors/*.yaml
    /// and answers/*.md. The first complaint ends it.
    static Result<Knowledge> read(const QString &directory);
    /// This knowledge with a pack's causes added or, where an id is known already, in place of the known one.
    Result<Knowledge> with(const QString &packDirectory) const;

    /// All of it in the form in which it travels inside the programs: taking a megabyte of YAML apart again
    /// at each start takes longer than explaining a hundred letters.
    QByteArray compiled() const;
    /// Nothing where the bytes are not those of compiled(), by a program of the same make. The bytes are
    /// trusted.
    static std::optional<Knowledge> fromCompiled(const QByteArray &bytes);

    /// Everything that is wrong in a directory of causes, file by file, and what they name but nobody knows.
    /// For a pack give the knowledge that it adds to; empty when all is well.
    static QList<Complaint> complaintsAbout(const QString &directory, const Knowledge &base = {});

    const QList<std::shared_ptr<const Cause>> &causes() const { return m_causes; }
    /// The cause of that id, or nullptr.
    std::shared_ptr<const Cause> cause(const QString &id) const;
    /// The sentence that tells a finding, with {placeholders}; empty for an unknown id.
    Words sentence(const QString &findingId) const { return m_sentences.value(findingId); }
    QStringList findingIds() const { return m_sentences.keys(); }
    const QList<std::shared_ptr<const ClientError>> &clientErrors() const { return m_clientErrors; }
    const QList<std::shared_ptr<const Answer>> &answers() const { return m_answers; }
    /// All that quoted words can point at. Never empty-handed: an empty index where nothing was read.
    const Quotations &quotations() const { return *m_quotations; }

private:
    class Reader;

    QList<std::shared_ptr<const Cause>> m_causes;
    QMap<QString, Words> m_sentences;
    QList<std::shared_ptr<const ClientError>> m_clientErrors;
    QList<std::shared_ptr<const Answer>> m_answers;
    std::shared_ptr<const Quotations> m_quotations;
};

} // namespace todoku
