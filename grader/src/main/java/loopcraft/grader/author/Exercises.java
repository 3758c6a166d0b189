package loopcraft.grader.author;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.Map;
import java.util.TreeMap;

/** Which exercises a Java file is part of. */
final class Exercises {

  private Exercises() {}

  /** The ids, each with the place of its first {@code @Exercise}. */
  static Map<String, Tree> in(JavaSource source) {
    return of(source.unit());
  }

  /** The ids on a type or member and on everything within it. */
  static Map<String, Tree> of(Tree tree) {
    var found = new TreeMap<String, Tree>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        note(type);
        return super.visitClass(type, null);
      }

      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        note(method);
        return super.visitMethod(method, null);
      }

      private void note(Tree member) {
        JavaSource.exercise(member).ifPresent(id -> found.putIfAbsent(id, member));
      }
    }.scan(tree, null);
    return found;
  }
}
