package loopcraft.grader.batch;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import loopcraft.grader.run.Verdict;

/**
 * What a submission got.
 *
 * @param name whose it is
 * @param content the same for two that hand in the same files; nothing if not all could be taken
 * @param courseVersion the version of the course that its manifest names
 * @param rejected why nothing could be taken from it, or why it could not be graded; a person must
 *     look
 * @param sandbox what its code ran in; nothing if none of it was run
 * @param refusals why single files were not taken, by their path in the course
 * @param remarks what a person should know who reads the grades; not trusted, any text
 * @param grades one for each exercise, in the course's order; none if it was rejected
 */
public record GradedSubmission(
    String name,
    Optional<String> content,
    Optional<String> courseVersion,
    Optional<String> rejected,
    Optional<Sandbox> sandbox,
    SortedMap<String, String> refusals,
    List<String> remarks,
    List<Grade> grades) {

  /** Copies the collections. */
  public GradedSubmission {
    refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    remarks = List.copyOf(remarks);
    grades = List.copyOf(grades);
  }

  static GradedSubmission rejected(String name, String why) {
    return new GradedSubmission(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.of(why),
        Optional.empty(),
        Collections.emptySortedMap(),
        List.of(),
        List.of());
  }

  /** The sum of its points. */
  public double points(Credit credit) {
    return grades.stream().mapToDouble(grade -> grade.points(credit)).sum();
  }

  /** The verdicts that a person must look at. */
  public List<Verdict> toLookAt() {
    return grades.stream()
        .flatMap(grade -> grade.isolated().stream())
        .filter(verdict -> verdict.kind().needsAPerson())
        .toList();
  }

  /** The points that there were to get. */
  public int mostPoints() {
    return grades.stream().mapToInt(Grade::points).sum();
  }
}
