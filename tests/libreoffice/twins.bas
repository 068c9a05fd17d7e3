Attribute VB_Name = "twins"
Option Explicit

' A second implementation of three cell functions, from the specification alone (SPEC sections 4
' and 6, Wilson's interval) and for dictionary words and plain phrases only. LibreOffice computes
' with it what the tests compare ours with. ASCII; Chinese words are spelled as character codes.

Private Const NO_END As Double = 1E+300
Private Const A_LITTLE As Double = 0.001  ' "more than" is just above its number, "within" just below

Private ClearNeed As String, OnlyAware As String, OrMore As String, Within As String
Private High As String, Medium As String, Low As String, Ungraded As String
Private TenThousand As String, Month As String, Week As String
Private ExpectedBudget As String

' The lower end of Wilson's 95 % interval: the smaller of the two shares p at which won / total = w
' lies exactly z standard errors away, (w - p)^2 = q p (1 - p) with q = z^2 / total. Of the
' quadratic (1 + q) p^2 - (2 w + q) p + w^2 it is the root by the larger one, for its last digits.
Public Function RATE_LOW(won, total)
    Const Z As Double = 1.959963984540054
    Dim wins, n, w As Double, q As Double
    RATE_LOW = ""
    wins = Content(won)
    n = Content(total)
    If IsEmpty(wins) Or IsEmpty(n) Then Exit Function
    If n = 0 Then Exit Function
    w = wins / n
    q = Z * Z / n
    RATE_LOW = 2 * w * w / (2 * w + q + Sqr(q * (4 * w * (1 - w) + q)))
End Function

' The mean number of days from registration to sale, over the rows that have both dates in order.
Public Function AVG_CYCLE(registered, won)
    Dim days As Double, count As Long, i As Long, first, last
    AVG_CYCLE = ""
    first = Column(registered)
    last = Column(won)
    For i = 1 To UBound(first, 1)
        If Not (IsEmpty(first(i, 1)) Or IsEmpty(last(i, 1))) Then
            If last(i, 1) >= first(i, 1) Then
                days = days + last(i, 1) - first(i, 1)
                count = count + 1
            End If
        End If
    Next
    If count > 0 Then AVG_CYCLE = days / count
End Function

' High: clear need, fitting budget, cycle in (0, 30]. Low: only aware, cycle from 90 on or unknown.
' Nothing known at all: ungraded, and of blank cells nothing is said. Medium otherwise.
Public Function LEAD_GRADE(clarity, budget, cycle, Optional policy, Optional registered, _
                           Optional settings)
    Dim need, money, time, floor As Double, days As Double
    Dim knowsBudget As Boolean, fits As Boolean, knowsCycle As Boolean
    If ClearNeed = "" Then SpellWords
    LEAD_GRADE = ""
    need = Content(clarity)
    money = Content(budget)
    time = Content(cycle)
    If IsEmpty(need) And IsEmpty(money) And IsEmpty(time) Then Exit Function
    If IsObject(settings) Then floor = FloorIn(Content(settings))
    ReadBudget money, floor, knowsBudget, fits
    ReadCycle time, knowsCycle, days
    If IsEmpty(need) And Not knowsBudget And Not knowsCycle Then
        LEAD_GRADE = Ungraded
    ElseIf need = ClearNeed And fits And knowsCycle And days <= 30 Then
        LEAD_GRADE = High
    ElseIf need = OnlyAware And (Not knowsCycle Or days >= 90) Then
        LEAD_GRADE = Low
    Else
        LEAD_GRADE = Medium
    End If
End Function

' A budget fits when its upper end reaches the floor. "Within" alone says how much there is not:
' it is known only where even that lies below the floor.
Private Sub ReadBudget(money, floor As Double, known As Boolean, fits As Boolean)
    Dim least As Double, most As Double
    known = ReadRange(money, least, most)
    If known And least = -NO_END And most >= floor Then known = False
    fits = known And most >= floor
End Sub

' A closed range of days counts by its midpoint.
Private Sub ReadCycle(time, known As Boolean, days As Double)
    Dim least As Double, most As Double
    known = ReadRange(time, least, most)
    If least = -NO_END Then
        days = most - A_LITTLE
    ElseIf most = NO_END Then
        days = least + A_LITTLE
    Else
        days = (least + most) / 2
    End If
End Sub

' Reads 5, 5-8 or 5 with a unit, then "or more" or "within"; False for anything else.
Private Function ReadRange(cell, least As Double, most As Double) As Boolean
    Dim said As String, bound As String, unit As Double
    ReadRange = False
    said = CStr(cell)
    bound = Right(said, 2)
    If bound = OrMore Or bound = Within Then said = Left(said, Len(said) - 2)
    least = Val(said)
    If least = 0 Then Exit Function
    most = Val(Mid(said, InStr(said, "-") + 1))
    Select Case Right(said, 1)
        Case TenThousand: unit = 10000
        Case Month: unit = 30
        Case Week: unit = 7
        Case Else: unit = 1
    End Select
    least = least * unit
    most = most * unit
    If bound = OrMore Then most = NO_END
    If bound = Within Then least = -NO_END
    ReadRange = True
End Function

' The expected budget in a table of settings: the name in its first column, the value beside it.
Private Function FloorIn(settings) As Double
    Dim i As Long
    For i = 1 To UBound(settings, 1)
        If settings(i, 1) = ExpectedBudget Then FloorIn = settings(i, 2)
    Next
End Function

' What is in an argument: cells come as an object, a number or text as itself. A function of its
' own asks the object: LibreOffice takes an argument for an object wherever a member is named.
Private Function Content(argument)
    If IsObject(argument) Then
        Content = ValueOf(argument)
    Else
        Content = argument
    End If
End Function

Private Function ValueOf(area)
    ValueOf = area.Value
End Function

' The same as rows of one cell, also where it is a single cell.
Private Function Column(argument)
    Dim one(1 To 1, 1 To 1), cells
    cells = Content(argument)
    If IsArray(cells) Then
        Column = cells
    Else
        one(1, 1) = cells
        Column = one
    End If
End Function

Private Sub SpellWords()
    Dim intent As String
    ClearNeed = ChrW(26126) & ChrW(30830) & ChrW(38656) & ChrW(27714)
    OnlyAware = ChrW(20165) & ChrW(20102) & ChrW(35299)
    OrMore = ChrW(20197) & ChrW(19978)
    Within = ChrW(20197) & ChrW(20869)
    intent = ChrW(24847) & ChrW(21521)
    High = ChrW(39640) & intent
    Medium = ChrW(20013) & intent
    Low = ChrW(20302) & intent
    Ungraded = ChrW(24453) & ChrW(35780) & ChrW(32423)
    TenThousand = ChrW(19975)
    Month = ChrW(26376)
    Week = ChrW(21608)
    ExpectedBudget = ChrW(39044) & ChrW(26399) & ChrW(39044) & ChrW(31639) & ChrW(19979) & ChrW(38480)
End Sub
