package loopcraft.grader.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import loopcraft.grader.batch.Grade;
import loopcraft.grader.batch.GradedSubmission;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/**
 * The grades as JUnit's XML, for programs that read test results: a suite for each submission and
 * exercise.
 *
 * <p>Many readers take a skipped test for a good one. So only what nobody tried is skipped: what
 * was not handed in, or is not started. A test that was to run and did not is an error, and so is a
 * test that held in code that could not be graded to its end: such code has earned nothing.
 */
final class JUnitReport {

  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  private final Lessons lessons;

  JUnitReport(Lessons lessons) {
    this.lessons = lessons;
  }

  private enum Kind {
    PASSED("passed"),
    FAILURE("failure"),
    ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }
  }

  /** A test, with why it did not pass. */
  private record Case(String name, Kind kind, String type, String message, String text) {

    static Case passed(String name) {
      return new Case(name, Kind.PASSED, "", "", "");
    }

    static Case skipped(String name, String why) {
      return new Case(name, Kind.SKIPPED, "", why, "");
    }

    static Case error(String name, VerdictKind type, String message, String text) {
      return new Case(name, Kind.ERROR, type.name(), message, text);
    }
  }

  /** All cases of one exercise of a submission, or the one of a submission that was rejected. */
  private record Suite(String name, List<Case> cases, String output) {

    long count(Kind kind) {
      return cases.stream().filter(each -> each.kind() == kind).count();
    }
  }

  /** The document. */
  String of(List<GradedSubmission> submissions) {
    var text = new StringWriter();
    try {
      XMLStreamWriter out = XML.createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeCharacters("\n");
      out.writeStartElement("testsuites");
      out.writeAttribute("name", "Loopcraft");
      for (GradedSubmission submission : submissions) {
        for (Suite suite : suites(submission)) {
          write(suite, out);
        }
      }
      out.writeCharacters("\n");
      out.writeEndElement();
      out.writeCharacters("\n");
      out.writeEndDocument();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private List<Suite> suites(GradedSubmission submission) {
    if (submission.rejected().isPresent()) {
      var rejected =
          new Case("can be graded", Kind.ERROR, "REJECTED", submission.rejected().get(), "");
      return List.of(new Suite(submission.name(), List.of(rejected), ""));
    }
    return submission.grades().stream().map(grade -> suite(submission.name(), grade)).toList();
  }

  private Suite suite(String submission, Grade grade) {
    return new Suite(
        // For readers, it is a class's name: a dot more would be the end of a package.
        submission + "." + lessons.title(grade.exercise()).replace('.', '_'),
        grade
            .isolated()
            .map(this::cases)
            .orElseGet(() -> List.of(Case.skipped("is handed in", "no file of it is there"))),
        grade
            .isolated()
            .flatMap(verdict -> Printed.of(verdict.output()))
            .map(Printed::text)
            .orElse(""));
  }

  private List<Case> cases(Verdict verdict) {
    return switch (verdict.kind()) {
      case PASS, FAIL -> verdict.tests().stream().map(JUnitReport::ofGraded).toList();
      case NOT_STARTED -> List.of(Case.skipped("is started", "nothing is written yet"));
      case COMPILE_ERROR ->
          List.of(Case.error("compiles", verdict.kind(), verdict.headline(), problems(verdict)));
      case REJECTED, POLICY, TIMEOUT, MEMORY, OUTPUT_LIMIT, INCOMPLETE, TAMPERED ->
          notToItsEnd(verdict);
    };
  }

  private static Case ofGraded(TestOutcome test) {
    return switch (test.status()) {
      case PASSED -> Case.passed(test.displayName());
      case FAILED -> failed(test);
      case NOT_RUN ->
          new Case(test.displayName(), Kind.ERROR, "NOT_RUN", "did not run", text(test));
    };
  }

  private static Case failed(TestOutcome test) {
    String text = text(test);
    return new Case(
        test.displayName(),
        Kind.FAILURE,
        test.failure().map(FailureReport::error).orElse(""),
        text.lines().findFirst().orElse("failed"),
        text);
  }

  private static String text(TestOutcome test) {
    return test.failure().map(FailureReport::text).orElse("");
  }

  private static List<Case> notToItsEnd(Verdict verdict) {
    var cases = new ArrayList<Case>();
    cases.add(
        Case.error("is graded to its end", verdict.kind(), verdict.headline(), verdict.details()));
    verdict.tests().stream().map(test -> ofUngraded(test, verdict)).forEach(cases::add);
    return cases;
  }

  private static Case ofUngraded(TestOutcome test, Verdict verdict) {
    return switch (test.status()) {
      case PASSED ->
          Case.error(
              test.displayName(),
              verdict.kind(),
              "held, and does not count: " + verdict.headline(),
              "");
      case FAILED, NOT_RUN -> ofGraded(test);
    };
  }

  private String problems(Verdict verdict) {
    var text = new StringBuilder();
    verdict.problems().stream()
        .filter(CompileProblem::error)
        .map(problem -> Problem.of(problem, lessons.exercise(verdict.exercise())))
        .forEach(problem -> text.append(problem.text()).append('\n'));
    return text.toString();
  }

  private static void write(Suite suite, XMLStreamWriter out) throws XMLStreamException {
    out.writeCharacters("\n  ");
    out.writeStartElement("testsuite");
    attribute("name", suite.name(), out);
    out.writeAttribute("tests", String.valueOf(suite.cases().size()));
    out.writeAttribute("failures", String.valueOf(suite.count(Kind.FAILURE)));
    out.writeAttribute("errors", String.valueOf(suite.count(Kind.ERROR)));
    out.writeAttribute("skipped", String.valueOf(suite.count(Kind.SKIPPED)));
    time(out);
    for (Case test : suite.cases()) {
      write(test, suite.name(), out);
    }
    if (!suite.output().isEmpty()) {
      out.writeCharacters("\n    ");
      element("system-out", suite.output(), out);
    }
    out.writeCharacters("\n  ");
    out.writeEndElement();
  }

  private static void write(Case test, String className, XMLStreamWriter out)
      throws XMLStreamException {
    out.writeCharacters("\n    ");
    out.writeStartElement("testcase");
    attribute("name", test.name(), out);
    attribute("classname", className, out);
    time(out);
    if (test.kind() != Kind.PASSED) {
      out.writeStartElement(test.kind().element);
      if (!test.type().isEmpty()) {
        attribute("type", test.type(), out);
      }
      attribute("message", test.message(), out);
      out.writeCharacters(Plain.text(test.text()));
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  /** Readers want one; none is kept, so that the same grades give the same report. */
  private static void time(XMLStreamWriter out) throws XMLStreamException {
    out.writeAttribute("time", "0");
  }

  private static void attribute(String name, String value, XMLStreamWriter out)
      throws XMLStreamException {
    out.writeAttribute(name, Plain.line(value));
  }

  private static void element(String name, String text, XMLStreamWriter out)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(Plain.text(text));
    out.writeEndElement();
  }
}
