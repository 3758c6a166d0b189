package loopcraft.grader.isolation;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.util.function.Predicate;

/** What a method's code does, read from its class file. */
public final class MethodCode {

  private MethodCode() {}

  /** Whether a method has code with such an element. */
  public static boolean has(MethodModel method, Predicate<CodeElement> wanted) {
    return method.code().stream().flatMap(code -> code.elementStream()).anyMatch(wanted);
  }
}
