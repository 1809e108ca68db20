/*
 * The notation of a case: a subset of Python's expressions, then the inputs, then the options.
 * Chains of one precedence are flat, so a long sum is not a deep tree. Nesting is limited before the parser runs.
 */
grammar Notation;

line : program PIPE inputs? (PIPE settings?)? EOF ;

program : SEPARATOR* statement (SEPARATOR+ statement)* SEPARATOR* ;

statement : (target ASSIGN)? expression ;

// several names, or one with a comma after it, take a list apart

target : NAME (COMMA NAME)* COMMA? ;

// expressions, loosest first

expression : sum (comparisonSign sum)* ;

comparisonSign : LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL ;

sum : product (sumSign product)* ;

sumSign : PLUS | MINUS ;

product : factor (productSign factor)* ;

productSign : STAR | SLASH | DOUBLE_SLASH | PERCENT | AT ;

factor : sumSign factor | power ;

power : primary (POWER factor)? ;

primary : atom trailer* ;

trailer
    : DOT NAME                                                  # attribute
    | OPEN (argument (COMMA argument)* COMMA?)? CLOSE           # call
    | OPEN_LIST subscripts CLOSE_LIST                           # selection
    ;

argument : (NAME ASSIGN)? expression ;

subscripts : subscript (COMMA subscript)* COMMA? ;

subscript : ELLIPSIS | expression range? | range ;

range : COLON end=expression? step? ;

step : COLON expression? ;

atom : NAME | NUMBER | STRING | list | group ;

list : OPEN_LIST (expression (COMMA expression)* COMMA?)? CLOSE_LIST ;

group : OPEN (expression (COMMA expression)* COMMA?)? CLOSE ;

// inputs

inputs : input (COMMA input)* COMMA? ;

input : NAME COLON type (ASSIGN expression | interval | domain)? ;

type : NAME (OPEN_LIST (NUMBER (COMMA NUMBER)* COMMA?)? CLOSE_LIST)? ;

interval : IN (OPEN | OPEN_LIST) expression COMMA expression (CLOSE | CLOSE_LIST) ;

domain : NAME ;

// options (a word of ANTLR's own)

settings : setting (COMMA setting)* ;

setting : NAME ASSIGN expression (COMMA expression)* (BECAUSE STRING)? ;

// a row of the vocabulary: name(parameter, parameter: list, parameter=default, *parameter)

signature : NAME OPEN (parameter (COMMA parameter)*)? CLOSE EOF ;

parameter : STAR? NAME (COLON NAME)? (ASSIGN expression)? ;

// subscripts alone, for ops that keep them as text

selectionText : subscripts? EOF ;

expressionsText : expression (COMMA expression)* COMMA? EOF ;

programText : program EOF ;

IN : 'in' ;
BECAUSE : 'because' ;
NAME : [\p{L}_] [\p{L}\p{Nd}_]* ;
NUMBER : ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [+-]? [0-9]+)? ;
STRING : '"' STRING_PART_DOUBLE* '"' | '\'' STRING_PART_SINGLE* '\'' ;
UNTERMINATED : '"' STRING_PART_DOUBLE* | '\'' STRING_PART_SINGLE* ;
fragment STRING_PART_DOUBLE : '\\' [\\"'] | ~[\\"\r\n] ;
fragment STRING_PART_SINGLE : '\\' [\\"'] | ~[\\'\r\n] ;

PIPE : '|' ;
SEPARATOR : ';' | '\r'? '\n' ;
ASSIGN : '=' ;
COMMA : ',' ;
COLON : ':' ;
ELLIPSIS : '...' ;
DOT : '.' ;
OPEN : '(' ;
CLOSE : ')' ;
OPEN_LIST : '[' ;
CLOSE_LIST : ']' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
POWER : '**' ;
SLASH : '/' ;
DOUBLE_SLASH : '//' ;
PERCENT : '%' ;
AT : '@' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;

COMMENT : '#' ~[\r\n]* -> skip ;
SPACE : [ \t\f\u00A0]+ -> skip ;
UNKNOWN : . ;
