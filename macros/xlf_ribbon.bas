Attribute VB_Name = "xlf_ribbon"
Option Explicit

' The callbacks of the ribbon: each hands its id to Python, and that is all VBA does.
' What is said here, when Python cannot, stands on the hidden sheet xlfunnel.text.

Private Const TextSheet As String = "xlfunnel.text"

Public Sub Xlf_import_leads(control As IRibbonControl)
    CallAction "import_leads"
End Sub

Public Sub Xlf_check(control As IRibbonControl)
    CallAction "check"
End Sub

Public Sub Xlf_duplicates(control As IRibbonControl)
    CallAction "duplicates"
End Sub

Public Sub Xlf_log_follow_up(control As IRibbonControl)
    CallAction "log_follow_up"
End Sub

Public Sub Xlf_log_follow_ups(control As IRibbonControl)
    CallAction "log_follow_ups"
End Sub

Public Sub Xlf_remind(control As IRibbonControl)
    CallAction "remind"
End Sub

Public Sub Xlf_copy_todo(control As IRibbonControl)
    CallAction "copy_todo"
End Sub

Public Sub Xlf_grade(control As IRibbonControl)
    CallAction "grade"
End Sub

Public Sub Xlf_preview_assign(control As IRibbonControl)
    CallAction "preview_assign"
End Sub

Public Sub Xlf_assign(control As IRibbonControl)
    CallAction "assign"
End Sub

Public Sub Xlf_hand_over(control As IRibbonControl)
    CallAction "hand_over"
End Sub

Public Sub Xlf_refresh(control As IRibbonControl)
    CallAction "refresh"
End Sub

Public Sub Xlf_analyse(control As IRibbonControl)
    CallAction "analyse"
End Sub

Public Sub Xlf_undo(control As IRibbonControl)
    CallAction "undo"
End Sub

Public Sub Xlf_settings(control As IRibbonControl)
    CallAction "settings"
End Sub

Public Sub Xlf_manual(control As IRibbonControl)
    CallAction "manual"
End Sub

Public Sub Xlf_about(control As IRibbonControl)
    CallAction "about"
End Sub

Private Sub CallAction(action As String)
    If ActiveWorkbook Is Nothing Then
        Tell "no_workbook"
        Exit Sub
    End If
    If IsUnsafe(ActiveWorkbook.FullName & ActiveWorkbook.Name) Then
        Tell "unsafe_name"
        Exit Sub
    End If
    On Error GoTo Failed
    RunPython "import xlfunnel.ribbon; xlfunnel.ribbon.run('" & action & "', '" & TextOf("language") & "')"
    Exit Sub
Failed:
    Tell "python_failed"
End Sub

' On a Mac xlwings puts the name into a line for the shell, which would run what stands in it.
Private Function IsUnsafe(name As String) As Boolean
    #If Mac Then
        IsUnsafe = name Like "*[""$`\|]*"
    #End If
End Function

' MsgBox shows only characters of the PC's code page, Popup all; a Mac has no Popup.
Private Sub Tell(key As String)
    On Error GoTo Plain
    WScript.Popup TextOf(key), 0, TextOf("title"), vbExclamation + vbSystemModal
    Exit Sub
Plain:
    MsgBox TextOf(key), vbExclamation, TextOf("title")
End Sub

Private Function TextOf(key As String) As String
    Dim row As Long
    TextOf = key
    With ThisWorkbook.Worksheets(TextSheet)
        row = 1
        Do While .Cells(row, 1).Value <> ""
            If .Cells(row, 1).Value = key Then
                TextOf = .Cells(row, 2).Value
                Exit Function
            End If
            row = row + 1
        Loop
    End With
End Function
