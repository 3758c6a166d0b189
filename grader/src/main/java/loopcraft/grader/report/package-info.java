/**
 * What a class got, for spreadsheets, other programs, students and their teacher. A report depends
 * on the grades and the course alone: the same grades give the same bytes, wherever they come from.
 */
package loopcraft.grader.report;
