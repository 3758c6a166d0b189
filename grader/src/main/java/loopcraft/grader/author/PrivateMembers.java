package loopcraft.grader.author;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the private members that only the removed bodies used. */
final class PrivateMembers {

  private PrivateMembers() {}

  /**
   * Takes out the private members that nothing uses any more, outside of classes that are exercises
   * as a whole.
   *
   * @param removed the names that the removed code used; a member that it did not use stays
   */
  static String pruned(String text, Set<String> removed) {
    JavaSource source = JavaSource.parse(text);
    var candidates = new ArrayList<Tree>();
    source.types().forEach(type -> collect(type, candidates));
    var kept = reachable(source, candidates);
    var names = new HashSet<>(removed);
    var edits = new Edits(text);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Tree candidate : List.copyOf(candidates)) {
        if (!kept.contains(candidate) && names.contains(JavaSource.name(candidate))) {
          edits.removeLines(source.withComments(candidate));
          names.addAll(Names.usedIn(candidate));
          changed = candidates.remove(candidate);
        }
      }
    }
    return edits.apply();
  }

  private static void collect(ClassTree type, List<Tree> candidates) {
    if (JavaSource.exercise(type).isPresent()) {
      return;
    }
    for (Tree member : JavaSource.members(type)) {
      boolean marked = !Exercises.of(member).isEmpty();
      if (JavaSource.isPrivate(member) && !JavaSource.isConstructor(member) && !marked) {
        candidates.add(member);
      } else if (member instanceof ClassTree nested) {
        collect(nested, candidates);
      }
    }
  }

  private static Set<Tree> reachable(JavaSource source, List<Tree> candidates) {
    Set<String> used = Names.usedIn(source.unit(), candidates);
    var reached = new HashSet<Tree>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Tree candidate : candidates) {
        if (!reached.contains(candidate) && used.contains(JavaSource.name(candidate))) {
          reached.add(candidate);
          used.addAll(Names.usedIn(candidate));
          changed = true;
        }
      }
    }
    return reached;
  }
}
