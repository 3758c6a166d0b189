package loopcraft.grader.hostile;

import static loopcraft.grader.run.VerdictKind.POLICY;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import loopcraft.grader.run.VerdictKind;
import org.junit.jupiter.api.condition.OS;

/**
 * Something that somebody hands in, and what it may come to. If {@code PASS} is among that, it
 * gains points that it has not earned: a limit that is known.
 *
 * @param name what it does, in plain English
 * @param exercise the exercise that it is handed in for
 * @param files what is handed in
 * @param unearned the test that its code does not deserve to pass
 * @param scanned what it comes to with all precautions
 * @param boxed what it comes to in the box, if the scan had missed it
 * @param unboxed what it comes to where there is no box, if the scan had missed it
 */
record Attack(
    String name,
    String exercise,
    Map<Path, String> files,
    String unearned,
    Set<VerdictKind> scanned,
    Set<VerdictKind> boxed,
    Set<VerdictKind> unboxed) {

  private static final String HELPER = "package fixture; final class Helper {}";

  /** An answer whose sum is wrong; the statements run before it is returned. */
  static Attack doing(String name, String statements) {
    return of(name, statements, "");
  }

  /** The same with members of the class. */
  static Attack of(String name, String statements, String members) {
    return source(name, answer("if (a > 0) { " + statements + " } return 0;", members));
  }

  /** An answer of which only this is known. */
  static Attack source(String name, String answer) {
    return new Attack(
        name,
        "01.1",
        Map.of(HostileCourse.ANSWER, answer, HostileCourse.HELPER, HELPER),
        "sums",
        Set.of(POLICY),
        Set.of(),
        Set.of());
  }

  /** A right sum, and this in place of the greeting. */
  static Attack greeting(String name, String greeting) {
    Attack attack = source(name, answer("return a + b;", "").replace("\"hello\"", greeting));
    return new Attack(
        name, attack.exercise, attack.files, "greets", attack.scanned, Set.of(), Set.of());
  }

  /** The same for the exercise that needs programs. */
  static Attack launching(String name, String statements) {
    String launch = answer("if (a > 0) { " + statements + " } return 0;", "");
    return new Attack(
        name,
        "01.2",
        Map.of(HostileCourse.LAUNCH, launch.replace("class Answer", "class Launch")),
        "sums",
        Set.of(POLICY),
        Set.of(),
        Set.of());
  }

  /** The same for the exercise that has a database. */
  static Attack storing(String name, String statements) {
    String store = answer("if (a > 0) { " + statements + " } return 0;", "");
    return new Attack(
        name,
        "01.3",
        Map.of(
            HostileCourse.STORE,
            store
                .replace("class Answer", "class Store")
                .replace("sum(int a", "sum(java.sql.Connection connection, int a")),
        "sums",
        Set.of(POLICY),
        Set.of(),
        Set.of());
  }

  /** A class with a method {@code sum}, which may throw whatever it likes. */
  static String answer(String body, String members) {
    return """
    package fixture;

    public class Answer {
      %s

      public int sum(int a, int b) throws Throwable {
        %s
      }

      public Object greeting() {
        return "hello";
      }
    }
    """
        .formatted(members, body);
  }

  /** With another text of the second file. */
  Attack with(String helper) {
    Map<Path, String> changed = new TreeMap<>(files);
    changed.put(HostileCourse.HELPER, helper);
    return new Attack(name, exercise, changed, unearned, scanned, boxed, unboxed);
  }

  /** What it comes to with all precautions; {@code POLICY}, if nothing else is said. */
  Attack scanned(VerdictKind... kinds) {
    return new Attack(name, exercise, files, unearned, Set.of(kinds), boxed, unboxed);
  }

  /** What it comes to if the scan had missed it. */
  Attack missed(VerdictKind... kinds) {
    return new Attack(name, exercise, files, unearned, scanned, Set.of(kinds), Set.of(kinds));
  }

  /** What it comes to if the scan had missed it and there is no box; as in the box if not said. */
  Attack unboxed(VerdictKind... kinds) {
    return new Attack(name, exercise, files, unearned, scanned, boxed, Set.of(kinds));
  }

  /** The same, where that is so on this system alone. */
  Attack unboxed(OS system, VerdictKind there, VerdictKind elsewhere) {
    return unboxed(system.isCurrentOs() ? there : elsewhere);
  }

  /** What it comes to whether it is scanned or not. */
  Attack always(VerdictKind... kinds) {
    return scanned(kinds).missed(kinds);
  }

  @Override
  public String toString() {
    return name;
  }
}
