package asyncio.debug;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stacks as debug mode shows them. The frames of the runtime (the packages {@code asyncio} and
 * {@code asyncio.x}) and of the JDK are told apart from those of the program, which come first.
 * What is below a coroutine, or below a callback, is the loop's business and left out.
 *
 * <p>From any thread.
 */
public final class Stacks {

  private static final String COROUTINE = "jdk.internal.vm.Continuation";
  private static final String CALLBACK = "asyncio.loop.Handle";
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");
  private static final int MOST_ABOVE = 30;

  private Stacks() {}

  /**
   * Where the program is, on this thread: from its innermost frame on. If none of the frames is the
   * program's, those of the runtime are all that there is to show.
   *
   * @param depth how many frames at most
   */
  public static StackTraceElement[] here(int depth) {
    List<StackFrame> frames =
        StackWalker.getInstance()
            .walk(all -> all.takeWhile(frame -> isInside(frame.getClassName())).toList());
    int first = firstOf(frames.stream().map(StackFrame::getClassName).toList());
    return (first < 0
            ? frames.stream().dropWhile(frame -> isDebugMode(frame.getClassName()))
            : frames.stream().skip(first))
        .limit(depth)
        .map(StackFrame::toStackTraceElement)
        .toArray(StackTraceElement[]::new);
  }

  /**
   * What matters of a stack that another thread was seen with: the program's frames, and what is
   * above them, as it says what the program is doing there.
   *
   * @param depth how many frames at most, from the program's first on
   */
  public static StackTraceElement[] of(StackTraceElement[] stack, int depth) {
    List<StackTraceElement> frames =
        Arrays.stream(stack).takeWhile(frame -> isInside(frame.getClassName())).toList();
    int first = firstOf(frames.stream().map(StackTraceElement::getClassName).toList());
    var kept = new ArrayList<>(frames.subList(0, Math.min(Math.max(first, 0), MOST_ABOVE)));
    frames.stream().skip(Math.max(first, 0)).limit(depth).forEach(kept::add);
    return kept.toArray(StackTraceElement[]::new);
  }

  /** Where in the program a stack is: its first frame, unless there is none of the program. */
  static StackTraceElement place(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> isProgram(frame.getClassName()))
        .findFirst()
        .orElse(stack[0]);
  }

  private static int firstOf(List<String> classNames) {
    Stream<String> programs = classNames.stream().filter(Stacks::isProgram);
    return programs.findFirst().map(classNames::indexOf).orElse(-1);
  }

  private static boolean isInside(String className) {
    return !className.equals(COROUTINE) && !className.equals(CALLBACK);
  }

  static boolean isProgram(String className) {
    return !isRuntime(className) && JDK.stream().noneMatch(className::startsWith);
  }

  static boolean isRuntime(String className) {
    String inPackage = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    return inPackage.equals("asyncio")
        || inPackage.startsWith("asyncio.") && inPackage.indexOf('.', "asyncio.".length()) < 0;
  }

  private static boolean isDebugMode(String className) {
    return Stream.of(Stacks.class.getPackageName(), "asyncio.loop")
        .map(name -> name + ".")
        .anyMatch(className::startsWith);
  }
}
