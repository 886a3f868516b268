#pragma once

#include "diagnosis/diagnosis.h"

namespace todoku
{

/// Everything below is in one language, placeholders filled, safe to show as plain text.
struct ToldReason {
    QString evidence; ///< id of the first exhibit: "e12"
    QString why;
};

struct ToldStep {
    QString id;
    QString text;
    QMap<QString, QString> settings; ///< host, port, security ... where the step is about them
};

struct ToldDiagnosis {
    QString id;
    double confidence = 0;
    QString title;
    QString explanation;
    QString certaintyWord; ///< "ほぼ確実" / "almost certain" ...
    Blame blame = Blame::Settings;
    QStringList faq;
    QList<ToldReason> speaksFor;
    QList<ToldReason> speaksAgainst;
    QList<ToldStep> steps;
};

struct ToldUndecided {
    QStringList between; ///< ids
    QString text;        ///< "A と B はまだ区別できません。…"
};

/// What to tell the user.
struct Advice {
    Language language = Language::Japanese;
    Verdict verdict = Verdict::Undetermined;
    QString headline; ///< one sentence: the first diagnosis, or that nothing could be named
    QList<ToldDiagnosis> diagnoses;
    QList<ToldUndecided> undecided;
    Settings settings;
    QString code;       ///< the result code, in groups (resultcode room); empty: the reports show none
    QStringList masked; ///< what was replaced: "name", "address", "host" (masking room); empty: nothing was
};

/// Puts a diagnosis into words. Pure.
Advice advise(const Diagnosis &diagnosis, Language language);

/// One suspect alone, without what speaks for and against it. Pure.
ToldDiagnosis adviseOn(const Suspect &suspect, const Settings &settings, Language language);

/// "STARTTLS", "SSL/TLS", "なし" ...: the words that mail clients use for it.
QString said(Security security, Language language);

} // namespace todoku
